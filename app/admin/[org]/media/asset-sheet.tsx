"use client";

import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { proven } from "@/app/admin/_proof/proven.ts";
import { useMedia } from "@/app/_screens/media/media-context.tsx";
import type { MediaFolder, MediaItem } from "@/app/_screens/media/media-item.ts";
import { Button } from "@/app/_ui/button.tsx";
import { Sheet } from "@/app/_ui/sheet.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import type { AssetUses } from "@/lib/media/assets/list-asset-uses.ts";
import { deleteAssetAction } from "../_media/actions.ts";
import { AssetForm } from "./asset-form.tsx";
import { DeleteFilesDialog } from "./delete-files-dialog.tsx";
import type { AssetFacts } from "./facts-of.ts";
import type { MediaRights } from "./media-rights.ts";
import { WhereUsed } from "./where-used.tsx";

export type AssetSheetProps = {
  readonly org: string;
  /** Address of the website, without a slash at the end. */
  readonly site: string;
  readonly item: MediaItem;
  readonly facts: AssetFacts;
  /** Null: not for whoever looks. */
  readonly uses: AssetUses | null;
  readonly folders: readonly MediaFolder[];
  readonly can: MediaRights;
  /** The library without these details. */
  readonly closeTo: string;
};

/** One file beside the library: what it shows, what is said of it, and where it is used. */
export function AssetSheet(props: AssetSheetProps) {
  const { org, item, uses, can, closeTo } = props;
  const router = useRouter();
  const toast = useToast();
  const { changes } = useMedia();
  const [open, setOpen] = useState(true);
  const [isAsking, setAsking] = useState(false);
  const close = () => {
    setOpen(false);
    router.push(closeTo, { scroll: false });
  };
  const remove = async () => {
    const result = await proven(() => deleteAssetAction(org, { id: item.id }));
    if (!result.ok) return result.error.detail;
    changes.drop([item.id]);
    toast({ title: "File deleted" });
    close();
    return undefined;
  };
  return (
    <Sheet
      size="xl"
      title={item.title || item.filename}
      open={open}
      onOpenChange={(next) => {
        if (!next) close();
      }}
    >
      <AssetForm {...props} />
      <div className="mt-6 flex flex-col gap-6 border-t pt-5">
        {uses !== null && <WhereUsed {...{ org, uses }} />}
        {can.remove && (
          <div>
            <Button variant="danger" icon={<Trash2 />} onClick={() => setAsking(true)}>
              Delete file
            </Button>
          </div>
        )}
      </div>
      {isAsking && (
        <DeleteFilesDialog
          {...{ org }}
          files={[item]}
          onClose={() => setAsking(false)}
          onDelete={remove}
        />
      )}
    </Sheet>
  );
}
