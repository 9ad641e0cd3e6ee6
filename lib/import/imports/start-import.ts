import { z } from "zod";
import { consumeUpload } from "@/lib/media/uploads/consume-upload.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { receiveImport } from "./receive-import.ts";

/**
 * Takes an uploaded file in; a job reads what is in it. Nothing is imported before somebody says where.
 * @throws NotFound for an upload that is not the caller's; TooLarge.
 */
export const startImport = defineMutation({
  action: "create",
  collection: "imports",
  input: z.strictObject({ upload: z.uuid() }),
  async run({ scope, permit, input: { upload } }) {
    const taken = await consumeUpload(scope, permit, { id: upload, purpose: "import" });
    return receiveImport(scope, permit, { name: taken.filename, bytes: taken.open() });
  },
  audit: (_deed, { id, name }) => ({
    action: "import.create",
    collection: "imports",
    subjectId: id,
    summary: `Took in the file «${name}» to import it`,
  }),
});
