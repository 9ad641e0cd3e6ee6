"use client";

import { useRouter } from "next/navigation";
import type { z } from "zod";
import { Card } from "@/app/_ui/card.tsx";
import { FormRoot, SubmitButton } from "@/app/_ui/form-root.tsx";
import { TextArea } from "@/app/_ui/text-area.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import { useFollow } from "@/app/_ui/use-follow.ts";
import { useSchemaForm } from "@/app/_ui/use-schema-form.ts";
import { useUnsavedGuard } from "@/app/_ui/use-unsaved-guard.tsx";
import type { SiteSources, SourceKind } from "@/lib/site-access/site-sources.ts";
import { changeSiteSourcesAction } from "./actions.ts";
import { sourcesFormSchema, sourcesText } from "./sources-form.ts";

const KINDS: readonly { kind: SourceKind; label: string; help: string }[] = [
  {
    kind: "script",
    label: "Scripts",
    help: "Analytics, chat. They can read what a visitor types.",
  },
  { kind: "style", label: "Styles", help: "Style sheets of others." },
  { kind: "img", label: "Images", help: "Only for addresses without https; those with it load." },
  { kind: "font", label: "Fonts", help: "Font services." },
  { kind: "connect", label: "Data", help: "What scripts may send to and fetch from; also wss://." },
  { kind: "frame", label: "Frames", help: "Videos, maps, forms shown within a page." },
];

type SourcesCardProps = { org: string; sources: SiteSources; canChange: boolean };

/** From where pages of the website may load things, besides the website itself. */
export function SourcesCard({ org, sources, canChange }: SourcesCardProps) {
  const router = useRouter();
  const toast = useToast();
  const form = useSchemaForm(sourcesFormSchema, { defaultValues: sourcesText(sources) });
  const { isDirty } = form.formState;
  const guard = useUnsavedGuard({ when: isDirty });
  useFollow({ current: sourcesText(sources), isDirty, take: form.reset });
  const save = async (values: z.output<typeof sourcesFormSchema>) => {
    const result = await changeSiteSourcesAction(org, values);
    if (!result.ok) return { message: result.error.detail, issues: result.error.issues };
    form.settle(sourcesText(values));
    toast({ title: "Saved", description: "It reaches the website within moments." });
    router.refresh();
  };
  return (
    <FormRoot form={form} onSubmit={save}>
      {guard}
      <Card
        title="Other services"
        description="The website loads nothing from elsewhere unless it is named here, one host a line."
        footer={canChange && <SubmitButton disabled={!isDirty}>Save hosts</SubmitButton>}
      >
        <div className="grid gap-4 sm:grid-cols-2">
          {KINDS.map(({ kind, label, help }) => (
            <TextArea
              key={kind}
              mono
              rows={2}
              spellCheck={false}
              disabled={!canChange}
              {...{ label, help }}
              {...form.field(kind)}
            />
          ))}
        </div>
      </Card>
    </FormRoot>
  );
}
