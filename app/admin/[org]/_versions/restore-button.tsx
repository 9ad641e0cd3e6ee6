"use client";

import { RotateCcw } from "lucide-react";
import { useRouter } from "next/navigation";
import { Button } from "@/app/_ui/button.tsx";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import { failureText } from "../_editor/entry-values.ts";
import { restoreVersionAction } from "./actions.ts";

type RestoreButtonProps = {
  readonly org: string;
  /** Address of the entry's editor. */
  readonly editor: string;
  readonly hasDrafts: boolean;
  /** The language that it is brought back in; null: the default one. */
  readonly locale: string | null;
  readonly version: {
    readonly collection: string;
    readonly id: string;
    readonly number: number;
    readonly revision: number | null;
  };
};

/** Makes an earlier version the present one, after a question. */
export function RestoreButton({ org, editor, hasDrafts, locale, version }: RestoreButtonProps) {
  const router = useRouter();
  const toast = useToast();
  const restore = async () => {
    const result = await restoreVersionAction(org, version, locale);
    if (!result.ok) {
      return result.error.code === "stale"
        ? "Somebody saved in the meantime. Reload this page and look again."
        : failureText(result.error);
    }
    toast({
      title: `Version ${version.number} is back`,
      ...(hasDrafts ? { description: "As the draft: others see it when it is published." } : {}),
    });
    router.push(editor);
    router.refresh();
  };
  return (
    <ConfirmDialog
      tone="primary"
      title={`Restore version ${version.number}?`}
      action="Restore"
      onConfirm={restore}
      trigger={
        <Button variant="primary" icon={<RotateCcw aria-hidden="true" />}>
          Restore this version
        </Button>
      }
    >
      {hasDrafts
        ? "It becomes the draft. What is the draft now stays in the list as a version, and nothing is published by it."
        : "It is what everybody sees at once. What there is now stays in the list as a version."}
    </ConfirmDialog>
  );
}
