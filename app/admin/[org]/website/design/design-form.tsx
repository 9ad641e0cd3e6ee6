"use client";

import { useRouter } from "next/navigation";
import { Card } from "@/app/_ui/card.tsx";
import { FormRoot, SubmitButton } from "@/app/_ui/form-root.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import { useFollow } from "@/app/_ui/use-follow.ts";
import { useSchemaForm } from "@/app/_ui/use-schema-form.ts";
import { useUnsavedGuard } from "@/app/_ui/use-unsaved-guard.tsx";
import type { z } from "zod";
import { changeSiteDesignInput } from "@/lib/site-design/change-site-design-input.ts";
import type { Design } from "@/lib/site-design/design.ts";
import { THEMES } from "@/lib/site-design/themes.ts";
import { previewDesignAction } from "../../_preview/actions.ts";
import { PreviewPane } from "../../_preview/preview-pane.tsx";
import { changeSiteDesignAction } from "../actions.ts";
import { LookCard } from "./look-card.tsx";
import { ThemeCards } from "./theme-cards.tsx";
import { WordsCard } from "./words-card.tsx";

type DesignFormProps = {
  readonly org: string;
  readonly design: Design;
  readonly revision: number;
  readonly canChange: boolean;
};

/** Gives the website its look; what is chosen is seen before it is saved. */
export function DesignForm({ org, design, revision, canChange }: DesignFormProps) {
  const router = useRouter();
  const toast = useToast();
  const form = useSchemaForm(changeSiteDesignInput, { defaultValues: { design, revision } });
  const { isDirty } = form.formState;
  const guard = useUnsavedGuard({ when: isDirty });
  useFollow({ current: { design, revision }, isDirty, take: form.reset });

  const save = async (values: z.output<typeof changeSiteDesignInput>) => {
    const result = await changeSiteDesignAction(org, values);
    if (!result.ok) return { message: result.error.detail, issues: result.error.issues };
    form.settle({ ...values, revision: result.value.revision });
    toast({ title: "Saved", description: "The website has its new look." });
    router.refresh();
  };

  const now = { design: form.watch("design") };
  return (
    <div className="grid min-w-0 items-start gap-5 xl:grid-cols-2">
      <FormRoot form={form} onSubmit={save}>
        {guard}
        <Card
          title="Theme"
          footer={canChange && <SubmitButton disabled={!isDirty}>Save changes</SubmitButton>}
        >
          <ThemeCards
            value={form.watch("design.look.theme")}
            disabled={!canChange}
            onChoose={(theme) =>
              form.setValue("design.look", THEMES[theme].look, {
                shouldDirty: true,
                shouldValidate: true,
              })
            }
          />
        </Card>
        <LookCard {...{ form, canChange }} />
        <WordsCard {...{ form, canChange }} />
      </FormRoot>
      <PreviewPane asked={JSON.stringify(now)} load={() => previewDesignAction(org, now)} />
    </div>
  );
}
