"use client";

import { RotateCcw } from "lucide-react";
import { useRouter } from "next/navigation";
import { Button } from "@/app/_ui/button.tsx";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import { restoreVersionAction } from "../_content/actions.ts";
import { failureText } from "../_content/entry-draft.ts";

type RestoreButtonProps = {
  org: string;
  /** Address of the entry's editor. */
  editor: string;
  version: { collection: "pages" | "posts"; id: string; number: number; revision: number };
};

/** Makes an earlier version the draft, after a question. */
export function RestoreButton({ org, editor, version }: RestoreButtonProps) {
  const router = useRouter();
  const toast = useToast();
  const restore = async () => {
    const result = await restoreVersionAction(org, version);
    if (!result.ok) {
      return result.error.code === "stale"
        ? "Somebody saved in the meantime. Reload this page and look again."
        : failureText(result.error);
    }
    toast({
      title: `Version ${version.number} is the draft now`,
      description: "Visitors see it when you publish it.",
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
      It becomes the draft. What is the draft now stays in the list as a version, and the website
      does not change until you publish.
    </ConfirmDialog>
  );
}
