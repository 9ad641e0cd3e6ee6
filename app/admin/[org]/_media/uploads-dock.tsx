"use client";

import { UploadList } from "@/app/_screens/uploads/upload-list.tsx";
import type { Uploads } from "@/app/_screens/uploads/use-upload.ts";

type UploadsDockProps = { readonly uploads: Uploads };

/** What is being uploaded, at the corner of whatever screen one is on; nothing while nothing is. */
export function UploadsDock({ uploads }: UploadsDockProps) {
  if (uploads.rows.length === 0) return null;
  return (
    <div className="fixed right-3 bottom-3 left-3 z-40 animate-rise rounded-xl border bg-raised p-3 shadow-pop sm:left-auto sm:w-96">
      <UploadList uploads={uploads} />
    </div>
  );
}
