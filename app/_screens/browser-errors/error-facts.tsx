import { Callout } from "@/app/_ui/callout.tsx";
import { DefinitionList } from "@/app/_ui/definition-list.tsx";
import { absoluteText } from "@/app/_ui/time-text.ts";
import type { ClientError } from "@/lib/client-errors/client-error.ts";
import { adviceFor } from "./advice.ts";

/** All that is known of one error, and what can be done about it. */
export function ErrorFacts({ error }: { error: ClientError }) {
  const { directive, blocked, page, source, browser, stack, count } = error;
  const seen = (instant: string) => absoluteText(Date.parse(instant));
  const facts = [
    { term: "Refused by", value: directive === null ? "" : code(directive) },
    { term: "Blocked", value: blocked === null ? "" : code(blocked) },
    { term: "Page", value: page === "" ? "" : code(page) },
    { term: "Source", value: source === "" ? "" : code(source) },
    { term: "Browser", value: browser },
    { term: "Seen", value: count === 1 ? "once" : `${count.toLocaleString("en-GB")} times` },
    { term: "First", value: seen(error.firstSeenAt) },
    { term: "Last", value: seen(error.lastSeenAt) },
  ];
  return (
    <div className="flex flex-col gap-6">
      <Callout tone="info">{adviceFor(error)}</Callout>
      <DefinitionList items={facts.filter(({ value }) => value !== "")} />
      {stack !== "" && (
        <section aria-label="Where it stopped">
          <p className="mb-2 text-sm font-medium text-ink">Where it stopped</p>
          <ol className="flex flex-col gap-1 rounded-md border bg-sunken p-3 font-mono text-xs text-ink">
            {stack.split("\n").map((frame, index) => (
              // By its place: frames repeat, and none ever moves.
              <li key={index} className="wrap-anywhere">
                {frame}
              </li>
            ))}
          </ol>
        </section>
      )}
    </div>
  );
}

const code = (text: string) => <code className="font-mono text-xs">{text}</code>;
