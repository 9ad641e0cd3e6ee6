import type { ClientError } from "@/lib/client-errors/client-error.ts";

/** What somebody can do about an error, in a sentence or two. */
export function adviceFor({ kind, directive, blocked, page }: ClientError): string {
  if (kind === "error") {
    return "A script on this page stopped. Whoever was there may have seen nothing happen when they clicked. Try the page yourself in the same browser; the frames below tell a developer where it stopped.";
  }
  if (blocked === "inline" || blocked === "eval") {
    return "Code was written into the page, and the browser did not run it. Nothing of Gatehouse does that: most often it is an extension or a proxy of the visitor. If you pasted a snippet into your website, load it from a file instead.";
  }
  if (page.startsWith("/admin") || directive === null) {
    return "The browser did not load it, and nobody was harmed. The dashboard loads nothing from elsewhere; if a part of it looks broken, tell the operator of this instance what was refused and where.";
  }
  return `The browser did not load it. If your website needs it, allow its host for ${whatOf(directive)} under Site access, «Other services»; if you do not know it, leave it refused and look for where the page names it.`;
}

/** The directives of CSP 3 in words. */
function whatOf(directive: string): string {
  const [name = ""] = Object.keys(WORDS).filter((start) => directive.startsWith(start));
  return WORDS[name] ?? "this kind of file";
}

const WORDS: Readonly<Record<string, string>> = {
  img: "images",
  script: "scripts",
  style: "styles",
  font: "fonts",
  connect: "connections",
  frame: "embedded pages",
  media: "sound and video",
};
