"use client";

import { useRouter } from "next/navigation";
import { useToast } from "@/app/_ui/toast.tsx";
import type { EntryDetail } from "@/lib/content/entry.ts";
import { reloadEntryAction } from "./actions.ts";
import type { EntryDraft } from "./entry-draft.ts";
import { publishSaved, unpublishSaved } from "./entry-requests.ts";
import type { Saved } from "./entry-requests.ts";
import { useSending, type SendingOptions } from "./use-sending.ts";
import { useTask } from "./use-task.ts";

type Options<Data> = SendingOptions<Data> & {
  readonly toDraft: (entry: EntryDetail) => EntryDraft<Data>;
};

export type EditorTask = "save" | "publish" | "unpublish" | "reload";

/** The state of an editor and the ways to send what is written. Nothing is sent by itself. */
export function useEntryEditor<Data extends object>(options: Options<Data>) {
  const { place, toDraft } = options;
  const router = useRouter();
  const toast = useToast();
  const { task, perform } = useTask<EditorTask>();
  const sending = useSending(options);
  const { drafting, saved, setSaved, send, refuse, errors, stale } = sending;
  const arrive = (at: Saved, message: { title: string; description?: string }) => {
    toast(message);
    if (saved === null) router.replace(`${place.base}/${at.id}`);
    else router.refresh();
  };
  const save = async () => {
    const at = await send();
    if (at !== null) arrive(at, { title: saved === null ? "Created as a draft" : "Draft saved" });
  };
  const publish = async () => {
    const at = saved === null || drafting.dirty ? await send() : saved;
    if (at === null) return;
    const result = await publishSaved(place, at);
    if (!result.ok) return void refuse(result.error);
    setSaved(result.value);
    arrive(result.value, { title: "Published", description: "Visitors see it now." });
  };
  const unpublish = async () => {
    if (saved === null) return;
    const result = await unpublishSaved(place, saved);
    if (!result.ok) return void refuse(result.error);
    setSaved(result.value);
    arrive(result.value, { title: "Unpublished", description: "The draft stays." });
  };
  /** Puts what somebody else saved in place of one's own. */
  const takeTheirs = async () => {
    const named = { collection: place.collection, id: saved?.id };
    const result = await reloadEntryAction(place.org, named);
    if (!result.ok) return void refuse(result.error);
    drafting.replace(toDraft(result.value));
    setSaved(result.value);
    sending.forget();
    router.refresh();
  };
  return {
    ...drafting,
    ...{ place, saved, errors, stale, task },
    save: () => perform("save", save),
    publish: () => perform("publish", publish),
    unpublish: () => perform("unpublish", unpublish),
    takeTheirs: () => perform("reload", takeTheirs),
    keepWriting: () => sending.setStale(false),
  };
}

/** What the parts of an editor need to know of it, whatever its data is. */
export type EditorState = Omit<
  ReturnType<typeof useEntryEditor<object>>,
  "draft" | "read" | "keep" | "change" | "changeData" | "replace"
>;
