"use client";

import { useState } from "react";
import { focusFirstError } from "@/app/_screens/fields/field-errors.ts";
import { useToast } from "@/app/_ui/toast.tsx";
import { afterByHand } from "./after-by-hand.ts";
import type { EditorPlace } from "./editor-options.ts";
import { failureText } from "./entry-values.ts";
import { sendStatus } from "./requests.ts";
import { isDirty } from "./saving.ts";
import { standingOf } from "./standing.ts";
import { useArrival } from "./use-arrival.ts";
import { EDITOR_FORM, type Editor } from "./use-editor.ts";
import type { EntryLanguages } from "./use-entry-languages.ts";
import { useMovedAddress } from "./use-moved-address.ts";
import { useTask } from "./use-task.ts";

export type Deed = "save" | "publish" | "publish-all" | "unpublish";

/** What somebody does with the entry before them by a button or its key, and what is said of it. */
export function useDeeds(editor: Editor) {
  const { options, form, kept, problems, languages, saving, meet } = editor;
  const { place, can } = options;
  const stop = useStop();
  const moving = useMovedAddress(editor);
  const arrive = useArrival(editor);
  const { task, perform } = useTask<Deed>();
  const [scheduled, setScheduled] = useState(options.scheduled);
  /** Whether what is written is saved. */
  const settle = async (title: string): Promise<boolean> => {
    const outcome = await saving.flush();
    if (outcome === "refused" || outcome === "unreadable") stop(title);
    return outcome === "saved" || outcome === "nothing";
  };
  /** Whether it stands so now: in the language that is written in, or in all. */
  const moveTo = async (status: "published" | "draft", at = place): Promise<boolean> => {
    const { standing } = kept.read();
    if (standing === null) return false;
    const result = await sendStatus(at, standing, status);
    if (result.ok) {
      setScheduled((was) => afterByHand(was, { status, ...languageOf(at, languages) }));
      kept.stand(standingOf(result.value.item));
    } else if (result.error.code === "stale") await meet();
    else if (problems.refuse(result.error) === "refused") {
      stop(`Not ${status === "draft" ? "un" : ""}published`, failureText(result.error));
    }
    return result.ok;
  };
  const save = async () => {
    const wasNew = kept.read().standing === null;
    if (await settle("Not saved")) arrive({ title: wasNew ? "Created" : "Saved" }, wasNew);
  };
  const publish = async (of: "language" | "all") => {
    const wasNew = kept.read().standing === null;
    if (can.update && !problems.check(form.read(), "whole")) return stop("Not published");
    if ((wasNew || isDirty(saving.state)) && !(await settle("Not published"))) return;
    const problem = await moving.around(() => moveTo("published", placeFor(place, of)));
    if (problem === null) arrive(publishedMessage(languages, of), wasNew);
    else if (problem !== "") stop("Published, without a redirect", problem);
  };
  const unpublish = async () => {
    const message = { title: "Unpublished", description: unpublishedText(languages) };
    if (await moveTo("draft")) arrive(message, false);
  };
  return {
    ...{ task, settle, scheduled, setScheduled, moving },
    save: () => perform("save", save),
    publish: () => perform("publish", () => publish("language")),
    publishAll: () => perform("publish-all", () => publish("all")),
    unpublish: () => perform("unpublish", unpublish),
  };
}

/** Says that something did not happen, and leads to the first field that it is because of. */
function useStop() {
  const toast = useToast();
  return (title: string, description = "Some fields need attention.") => {
    toast({ tone: "danger", title, description });
    focusFirstError(EDITOR_FORM);
  };
}

export type Deeds = ReturnType<typeof useDeeds>;

/** Without a language all are published. */
function placeFor({ locale: one, ...all }: EditorPlace, of: "language" | "all"): EditorPlace {
  return of === "all" || one === undefined ? all : { ...all, locale: one };
}

type Languages = EntryLanguages | null;

const languageOf = ({ locale }: EditorPlace, languages: Languages) => ({
  locale: locale ?? null,
  isFirst: languages === null || languages.isFirst,
});

const publishedMessage = (languages: Languages, of: "language" | "all") => ({
  ...{ title: "Published", description: publishedText(languages, of) },
});

function publishedText(languages: Languages, of: "language" | "all"): string {
  if (languages === null) return "What stands here is what others see now.";
  if (of === "all") return "What is said in each language is what others see now.";
  return `What stands here is what readers of ${languages.current.name} see now.`;
}

function unpublishedText(languages: Languages): string {
  if (languages === null || languages.isFirst) return "The draft stays.";
  return `The draft stays. It is read in ${languages.first.name} now.`;
}
