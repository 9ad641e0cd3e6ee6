import { ImageIcon } from "lucide-react";
import type { ReactNode } from "react";
import type { Json, JsonObject } from "@/lib/kernel/json.ts";

type RichTextViewProps = { readonly doc: JsonObject };

/**
 * A text as it will read, for looking at before it is anybody's entry: of images their address, since the
 * dashboard shows none of strangers.
 */
export function RichTextView({ doc }: RichTextViewProps) {
  return <div className="flex flex-col gap-2 text-sm text-ink">{children(doc)}</div>;
}

function children(node: JsonObject): ReactNode {
  const content = Array.isArray(node["content"]) ? node["content"] : [];
  return content.map((child, at) =>
    // @NOTE Nothing here changes its place.
    isNode(child) ? <Node key={at} node={child} /> : null,
  );
}

const isNode = (value: Json): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const textIn = (value: Json | undefined): string => (typeof value === "string" ? value : "");

const attributesOf = (node: JsonObject): JsonObject => {
  const attrs = node["attrs"] ?? null;
  return isNode(attrs) ? attrs : {};
};

function Node({ node }: { readonly node: JsonObject }) {
  if (node["type"] === "text") return <Words node={node} />;
  return VIEWS[textIn(node["type"])]?.(node) ?? <div>{children(node)}</div>;
}

const VIEWS: Readonly<Record<string, (node: JsonObject) => ReactNode>> = {
  paragraph: (node) => <p className="wrap-anywhere">{children(node)}</p>,
  heading: (node) => <p className="text-base font-semibold wrap-anywhere">{children(node)}</p>,
  bulletList: (node) => <ul className="list-disc pl-5">{children(node)}</ul>,
  orderedList: (node) => <ol className="list-decimal pl-5">{children(node)}</ol>,
  listItem: (node) => <li>{children(node)}</li>,
  blockquote: (node) => <blockquote className="border-l-2 pl-3">{children(node)}</blockquote>,
  codeBlock: (node) => (
    <pre className="overflow-x-auto rounded-md bg-sunken p-2 font-mono text-xs">
      {children(node)}
    </pre>
  ),
  horizontalRule: () => <hr />,
  hardBreak: () => <br />,
  image: (node) => <ImageLine url={textIn(attributesOf(node)["src"])} />,
  table: (node) => (
    <div className="overflow-x-auto">
      <table className="text-sm">
        <tbody>{children(node)}</tbody>
      </table>
    </div>
  ),
  tableRow: (node) => <tr>{children(node)}</tr>,
  tableCell: (node) => <td className="border px-2 py-1 align-top">{children(node)}</td>,
  tableHeader: (node) => <th className="border px-2 py-1 text-left">{children(node)}</th>,
};

function ImageLine({ url }: { readonly url: string }) {
  return (
    <p className="flex min-w-0 items-center gap-1.5 text-xs text-muted">
      <ImageIcon className="size-4 shrink-0" aria-label="Image" />
      <span className="truncate">{url}</span>
    </p>
  );
}

function Words({ node }: { readonly node: JsonObject }) {
  const marks = (Array.isArray(node["marks"]) ? node["marks"] : []).filter(isNode);
  return marks.reduce<ReactNode>(
    (inner, mark) => marked(textIn(mark["type"]), inner),
    textIn(node["text"]),
  );
}

function marked(type: string, inner: ReactNode): ReactNode {
  if (type === "bold") return <strong>{inner}</strong>;
  if (type === "italic") return <em>{inner}</em>;
  if (type === "code") return <code className="font-mono text-xs">{inner}</code>;
  if (type === "link") return <span className="text-accent-text underline">{inner}</span>;
  return inner;
}
