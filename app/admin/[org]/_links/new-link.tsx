"use client";

import { useState } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { Callout } from "@/app/_ui/callout.tsx";
import { CopyButton } from "@/app/_ui/copy-button.tsx";
import { SelectField } from "@/app/_ui/select-field.tsx";
import { createPreviewLinkAction, createShareLinkAction } from "./actions.ts";
import { LIFETIMES } from "./link-words.ts";
import type { LinkPlace } from "./links-dialog.tsx";
import { NO_TERMS, ShareTerms, type Terms } from "./share-terms.tsx";

type NewLinkProps = { place: LinkPlace; onMade: () => void };

/** Asks what a new link is to be like, makes it, and gives its address. */
export function NewLink({ place, onMade }: NewLinkProps) {
  const { org, purpose, isPublished } = place;
  const [minutes, setMinutes] = useState<string>(LIFETIMES[1].value);
  const [terms, setTerms] = useState<Terms>(NO_TERMS(isPublished));
  const [made, setMade] = useState<string | null>(null);
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [busy, setBusy] = useState(false);
  const make = async () => {
    setBusy(true);
    const input = { collection: place.collection, entry: place.id, minutes: Number(minutes) };
    const result =
      purpose === "preview"
        ? await createPreviewLinkAction(org, input)
        : await createShareLinkAction(org, { ...input, ...termsOf(terms) });
    setBusy(false);
    setProblems(result.ok ? {} : problemsOf(result.error));
    if (!result.ok) return;
    setMade(result.value.address);
    onMade();
  };
  return (
    <form
      method="post"
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      {problems[""] !== undefined && <Callout tone="danger">{problems[""]}</Callout>}
      <SelectField
        label="Good for"
        value={minutes}
        options={LIFETIMES}
        onChange={(event) => setMinutes(event.target.value)}
      />
      {purpose === "share" && (
        <ShareTerms {...{ terms, problems }} hasDrafts={place.hasDrafts} onChange={setTerms} />
      )}
      <div>
        <Button type="submit" variant="primary" loading={busy}>
          Make the link
        </Button>
      </div>
      {made !== null && <Made address={made} />}
    </form>
  );
}

function Made({ address }: { address: string }) {
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-3 rounded-md border border-accent-line bg-accent-soft px-3 py-2"
    >
      <code className="min-w-0 flex-1 basis-60 font-mono text-xs wrap-anywhere text-ink select-all">
        {address}
      </code>
      <CopyButton text value={address} label="Copy link" />
    </div>
  );
}

const termsOf = ({ view, mostUses, password }: Terms) => ({
  view,
  mostUses: mostUses === "" ? null : Number(mostUses),
  password: password === "" ? null : password,
});

type Failure = {
  readonly detail: string;
  readonly issues: readonly { path: readonly (string | number)[]; message: string }[];
};

const SHOWN: ReadonlySet<string> = new Set(["view", "mostUses", "password"]);

/** What is wrong, by field; what is about none of them stands above. */
function problemsOf({ detail, issues }: Failure): Record<string, string> {
  const named = issues.filter(({ path: [name] }) => SHOWN.has(String(name)));
  if (named.length === 0) return { "": detail };
  return Object.fromEntries(named.map(({ path: [name], message }) => [String(name), message]));
}
