import { Link } from "@/app/_ui/link.tsx";
import { Callout, type CalloutTone } from "@/app/_ui/callout.tsx";
import type { CollectionDescription } from "@/lib/catalogue/collections.ts";
import type { Explanation, Verdict } from "@/lib/explain/explanation.ts";
import { FieldsCard } from "./fields-card.tsx";
import { WayCard } from "./way-card.tsx";

type AnswerProps = {
  org: string;
  explanation: Explanation;
  collections: readonly CollectionDescription[];
};

/** The answer: in one sentence, then how it was come by, then field by field. */
export function Answer({ org, explanation, collections }: AnswerProps) {
  const { verdict, sentence, givers, fields } = explanation;
  return (
    <section aria-label="Answer" className="flex flex-col gap-5">
      <Callout tone={TONES[verdict]} title={TITLES[verdict]}>
        <p>{sentence}</p>
        {givers.length > 0 && (
          <p className="mt-1.5">
            Roles that allow it:{" "}
            {givers.map(({ id, name }, at) => (
              <span key={id}>
                {at > 0 && ", "}
                <Link className="text-accent-text underline" href={`/admin/${org}/roles/${id}`}>
                  {name}
                </Link>
              </span>
            ))}
          </p>
        )}
      </Callout>
      <div
        className={
          fields.length === 0
            ? "grid gap-5"
            : "grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]"
        }
      >
        <WayCard org={org} explanation={explanation} collections={collections} />
        <FieldsCard explanation={explanation} collections={collections} />
      </div>
    </section>
  );
}

const TONES: Readonly<Record<Verdict, CalloutTone>> = {
  yes: "success",
  no: "danger",
  some: "info",
  hidden: "warning",
};

const TITLES: Readonly<Record<Verdict, string>> = {
  yes: "Yes",
  no: "No",
  some: "In some cases",
  hidden: "That depends on what you may not read",
};
