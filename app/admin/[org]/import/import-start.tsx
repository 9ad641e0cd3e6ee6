"use client";

import { useRouter } from "next/navigation";
import { UploadArea } from "@/app/_screens/uploads/upload-area.tsx";
import { UploadList } from "@/app/_screens/uploads/upload-list.tsx";
import { useUploads } from "@/app/_screens/uploads/use-upload.ts";
import { startImportAction } from "./actions.ts";

/** Where a file to import is given; once it is there its import opens. */
export function ImportStart({ org }: { readonly org: string }) {
  const router = useRouter();
  const uploads = useUploads({ org, purpose: "import" });
  const keep = async ({ id: upload }: { readonly id: string }): Promise<string | null> => {
    const result = await startImportAction(org, { upload });
    if (!result.ok) return result.error.detail;
    router.push(`/admin/${org}/import?id=${result.value.id}`);
    return null;
  };
  return (
    <section aria-label="Import a file" className="flex flex-col gap-4">
      <UploadArea
        label="Choose a file"
        accept=".xml,.csv,.tsv,.txt,.json,.ndjson,.jsonl"
        count="one"
        onFiles={(files) => uploads.add(files, keep)}
      >
        An export from WordPress (Tools → Export → All content), a table with a line of names (CSV),
        or JSON: a list, or an object a line. 200 MB at most. Nothing is imported before you say so.
      </UploadArea>
      <UploadList uploads={uploads} />
    </section>
  );
}
