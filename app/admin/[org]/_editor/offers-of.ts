import { isDirty } from "./saving.ts";
import { statusOf } from "./standing.ts";
import type { Editor } from "./use-editor.ts";

/** What can be done with the entry as it stands: said once, for the buttons and for their keys. */
export function offersOf({ options, kept, languages, saving }: Editor) {
  const { can, hasDrafts } = options;
  const { standing } = kept;
  const dirty = isDirty(saving.state);
  const isNew = standing === null;
  const mayWrite = isNew ? can.create : can.update;
  const mayPublish = hasDrafts && can.publish;
  const isPublished = !dirty && !isNew && statusOf(standing, languages) === "published";
  return {
    ...{ mayWrite, mayPublish },
    save: mayWrite && (isNew || dirty),
    publish: mayPublish && !isPublished,
  };
}
