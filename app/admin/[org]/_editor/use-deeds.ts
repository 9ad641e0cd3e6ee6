"use client";

import { focusFirstError } from "@/app/_screens/fields/field-errors.ts";
import { useToast } from "@/app/_ui/toast.tsx";
import { failureText } from "./entry-values.ts";
import { sendStatus } from "./requests.ts";
import { isDirty } from "./saving.ts";
import { standingOf } from "./standing.ts";
import { useArrival } from "./use-arrival.ts";
import { EDITOR_FORM, type Editor } from "./use-editor.ts";
import { useTask } from "./use-task.ts";

export type Deed = "save" | "publish" | "unpublish";

/** What somebody does with the entry before them by a button, and what is said of it. */
export function useDeeds(editor: Editor) {
  const { options, form, kept, problems, saving, meet } = editor;
  const { place, can } = options;
  const toast = useToast();
  const arrive = useArrival(editor);
  const { task, perform } = useTask<Deed>();

  const stop = (title: string, description = "Some fields need attention.") => {
    toast({ tone: "danger", title, description });
    focusFirstError(EDITOR_FORM);
  };
  /** Whether what is written is saved. */
  const settle = async (title: string): Promise<boolean> => {
    const outcome = await saving.flush();
    if (outcome === "refused" || outcome === "unreadable") stop(title);
    return outcome === "saved" || outcome === "nothing";
  };
  /** Whether it stands so now. */
  const moveTo = async (status: "published" | "draft"): Promise<boolean> => {
    const { standing } = kept.read();
    if (standing === null) return false;
    const result = await sendStatus(place, standing, status);
    if (result.ok) kept.stand(standingOf(result.value.item));
    else if (result.error.code === "stale") await meet();
    else if (problems.refuse(result.error) === "refused") {
      stop(`Not ${status === "draft" ? "un" : ""}published`, failureText(result.error));
    }
    return result.ok;
  };
  const save = async () => {
    const wasNew = kept.read().standing === null;
    if (await settle("Not saved")) arrive({ title: wasNew ? "Created" : "Saved" }, wasNew);
  };
  const publish = async () => {
    const wasNew = kept.read().standing === null;
    if (can.update && !problems.check(form.read(), "whole")) return stop("Not published");
    if ((wasNew || isDirty(saving.state)) && !(await settle("Not published"))) return;
    const description = "What stands here is what others see now.";
    if (await moveTo("published")) arrive({ title: "Published", description }, wasNew);
  };
  const unpublish = async () => {
    if (!(await moveTo("draft"))) return;
    arrive({ title: "Unpublished", description: "The draft stays." }, false);
  };
  return {
    task,
    settle,
    save: () => perform("save", save),
    publish: () => perform("publish", publish),
    unpublish: () => perform("unpublish", unpublish),
  };
}

export type Deeds = ReturnType<typeof useDeeds>;
