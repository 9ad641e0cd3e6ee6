import { CopyButton } from "./copy-button.tsx";

type CodeBlockProps = {
  /** What the lines are for: «Get a token». */
  label: string;
  text: string;
};

/** Lines to be copied into a terminal or a file. Long ones break, so that nothing hides. */
export function CodeBlock({ label, text }: CodeBlockProps) {
  return (
    <figure className="m-0 min-w-0 rounded-md border bg-sunken">
      <figcaption className="flex items-center justify-between gap-3 border-b py-1 pr-1.5 pl-3 text-xs text-muted">
        {label}
        <CopyButton value={text} label={`Copy: ${label}`} />
      </figcaption>
      <pre className="m-0 px-3 py-2 font-mono text-xs wrap-anywhere whitespace-pre-wrap text-ink">
        <code>{text}</code>
      </pre>
    </figure>
  );
}
