"use client";

import type { Language } from "@/app/_screens/languages/language.ts";
import { Button } from "@/app/_ui/button.tsx";
import { Callout } from "@/app/_ui/callout.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog.tsx";
import { useUnsavedGuard } from "@/app/_ui/use-unsaved-guard.tsx";
import { AddLanguage } from "./add-language.tsx";
import { LanguageRows } from "./language-rows.tsx";
import { consequencesOf, goingText } from "./language-words.ts";
import { useLanguages } from "./use-languages.ts";

type LanguagesFormProps = {
  readonly org: string;
  /** Those there are; the first is the default. */
  readonly languages: readonly Language[];
  readonly canChange: boolean;
};

/** Adds, orders and takes away languages; what that does is said before it is saved. */
export function LanguagesForm({ org, languages, canChange }: LanguagesFormProps) {
  const form = useLanguages(org, languages);
  const { now, setNow, isChanged, busy, going, problem } = form;
  const guard = useUnsavedGuard({ when: isChanged });
  const text = going === null ? null : goingText(going);
  return (
    <>
      {guard}
      <Card
        flush
        title={now.length === 1 ? "One language" : `${now.length} languages`}
        actions={canChange && <AddLanguage chosen={now} onToggle={form.toggle} />}
        footer={
          canChange && (
            <>
              <Button disabled={!isChanged || busy} onClick={() => setNow(languages)}>
                Discard
              </Button>
              <Button
                variant="primary"
                loading={busy}
                disabled={!isChanged}
                onClick={() => void form.submit()}
              >
                Save changes
              </Button>
            </>
          )
        }
      >
        <LanguageRows languages={now} {...{ canChange }} onChange={setNow} />
        <WhenSaved lines={consequencesOf(languages, now)} problem={problem} />
      </Card>
      <ConfirmDialog
        title={text?.title ?? ""}
        action="Take away"
        consequences={text?.lines ?? []}
        open={text !== null}
        onOpenChange={(open) => !open && form.stay()}
        onConfirm={form.confirm}
      >
        Nothing is deleted: what was said is there again when the language comes back.
      </ConfirmDialog>
    </>
  );
}

type WhenSavedProps = { readonly lines: readonly string[]; readonly problem: string | null };

function WhenSaved({ lines, problem }: WhenSavedProps) {
  if (problem === null && lines.length === 0) return null;
  return (
    <div className="flex flex-col gap-3 border-t p-3 sm:p-4">
      {problem !== null && <Callout tone="danger">{problem}</Callout>}
      {lines.length > 0 && (
        <Callout tone="info" title="When you save">
          <ul className="list-disc pl-4">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Callout>
      )}
    </div>
  );
}
