/** What a letter says, in words alone: no pictures, nothing that is fetched when it is opened. */
export type Letter = {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  /** The one thing to do, if there is one; its address stands in the text as well. */
  readonly link?: { readonly label: string; readonly address: string };
  /** Why they get it, and what to do where they did not ask for it. */
  readonly footer: string;
};

/** The letter for programs and people that read plain text. */
export function textOf({ paragraphs, link, footer }: Letter): string {
  const lead = link === undefined ? [] : [`${link.label}:\n${link.address}`];
  return [...paragraphs, ...lead, `-- \n${footer}`, ""].join("\n\n");
}

/** The same as a page of its own, in the reader's own light or dark colours. */
export function htmlOf({ subject, paragraphs, link, footer }: Letter): string {
  const said = paragraphs.map((text) => `<p style="margin:0 0 16px">${escaped(text)}</p>`);
  const lead = link === undefined ? "" : leadOf(link);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark">
<title>${escaped(subject)}</title></head>
<body style="margin:0;padding:32px 16px;font:16px/1.5 system-ui,sans-serif">
<div style="max-width:520px;margin:0 auto">
<h1 style="margin:0 0 16px;font-size:20px;line-height:1.3">${escaped(subject)}</h1>
${said.join("\n")}
${lead}<p style="margin:32px 0 0;font-size:13px;opacity:0.75">${escaped(footer)}</p>
</div></body></html>
`;
}

function leadOf({ label, address }: NonNullable<Letter["link"]>): string {
  const look =
    "display:inline-block;padding:10px 18px;border-radius:8px;background:#3b5bdb;color:#fff;text-decoration:none;font-weight:600";
  return `<p style="margin:24px 0"><a href="${escaped(address)}" style="${look}">${escaped(label)}</a></p>
<p style="margin:0;font-size:13px;word-break:break-all">${escaped(address)}</p>
`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ "&": "&amp;", "<": "&lt;", ">": "&gt;" },
  ...{ '"': "&quot;", "'": "&#39;" },
};

const escaped = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
