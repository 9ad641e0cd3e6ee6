"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { Callout } from "@/app/_ui/callout.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { SelectField } from "@/app/_ui/select-field.tsx";
import { SwitchField } from "@/app/_ui/switch-field.tsx";
import type { ImportDetail } from "@/lib/import/imports/get-import.ts";
import type { Mapping, Way } from "@/lib/import/mapping/mapping.ts";
import { chooseMappingAction } from "./actions.ts";
import { PreviewCard } from "./preview-card.tsx";
import { WayFields } from "./way-fields.tsx";

type MappingFormProps = {
  readonly org: string;
  readonly detail: ImportDetail;
  readonly isOwn: boolean;
};

/** What was found in a file, and where each kind of it goes. */
export function MappingForm({ org, detail, isOwn }: MappingFormProps) {
  const [mapping, setMapping] = useState(detail.mapping);
  const [shown, setShown] = useState(firstKind(detail));
  const { send, isBusy, problem } = useChoosing(org, detail.id);
  const setWay = (kind: string, way: Way) =>
    setMapping((before) => ({ ...before, ways: { ...before.ways, [kind]: way } }));
  return (
    <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div className="flex min-w-0 flex-col gap-6">
        {detail.found.kinds.map((found) => (
          <WayFields
            key={found.kind}
            {...{ found, source: detail.kind, targets: detail.targets }}
            way={mapping.ways[found.kind] ?? NOWHERE}
            onChange={(way) => {
              setWay(found.kind, way);
              setShown(found.kind);
            }}
          />
        ))}
        <Choices {...{ detail, mapping, setMapping }} />
        {problem !== null && <Callout tone="danger">{problem}</Callout>}
        <div className="flex justify-end">
          <Button
            variant="primary"
            disabled={!isOwn}
            loading={isBusy}
            onClick={() => send(mapping)}
          >
            Check what would become of it
          </Button>
        </div>
      </div>
      <PreviewCard {...{ org, detail, mapping }} kind={shown} onKind={setShown} />
    </div>
  );
}

const NOWHERE: Way = { collection: null, fields: {}, key: null };

const firstKind = ({ found, mapping }: ImportDetail): string => {
  const taken = found.kinds.filter(({ kind }) => (mapping.ways[kind]?.collection ?? null) !== null);
  const largest = taken.toSorted((a, b) => b.count - a.count)[0];
  return largest?.kind ?? found.kinds[0]?.kind ?? "";
};

function useChoosing(org: string, id: string) {
  const router = useRouter();
  const [isBusy, start] = useTransition();
  const [problem, setProblem] = useState<string | null>(null);
  const send = (mapping: Mapping) =>
    start(async () => {
      const result = await chooseMappingAction(org, { id, mapping });
      const words = result.ok ? null : [...result.error.issues.map(({ message }) => message)];
      setProblem(words === null || result.ok ? null : (words[0] ?? result.error.detail));
      router.refresh();
    });
  return { send, isBusy, problem };
}

type ChoicesProps = {
  readonly detail: ImportDetail;
  readonly mapping: Mapping;
  readonly setMapping: (change: (before: Mapping) => Mapping) => void;
};

function Choices({ detail, mapping, setMapping }: ChoicesProps) {
  const change = (part: Partial<Mapping>) => setMapping((before) => ({ ...before, ...part }));
  const isSite = detail.kind === "wxr";
  const mayPublish = detail.targets.some((target) => target.mayPublish);
  const out = isSite
    ? { value: "as there", label: "As it is there: what is published stays published" }
    : { value: "published", label: "Publish all" };
  return (
    <Card title="How">
      <div className="flex flex-col gap-4">
        <SelectField
          label="Publish"
          value={mapping.publish}
          onChange={({ target }) => change({ publish: target.value as Mapping["publish"] })}
          help={mayPublish ? undefined : "You may not publish: all of it comes in as drafts."}
          options={[out, { value: "drafts", label: "Nothing yet: all of it as drafts" }]}
        />
        <SelectField
          label="Where an address is taken here already"
          value={mapping.conflicts}
          onChange={({ target }) => change({ conflicts: target.value as Mapping["conflicts"] })}
          options={[
            { value: "rename", label: "Import it under an address like it" },
            { value: "skip", label: "Leave it out" },
            { value: "update", label: "Update the entry that is here" },
          ]}
        />
        <SwitchField
          label="Fetch files"
          help="Images and files that the content shows are fetched and kept in the media library; what cannot be reached keeps its address."
          checked={mapping.files}
          onChange={({ target }) => change({ files: target.checked })}
        />
      </div>
    </Card>
  );
}
