"use client";

import { Dialog } from "@/app/_ui/dialog.tsx";
import { LinkLines } from "./link-lines.tsx";
import { NewLink } from "./new-link.tsx";
import { useLinks } from "./use-links.ts";

/** Which links a dialog makes, and for which entry. */
export type LinkPlace = {
  readonly org: string;
  readonly purpose: "preview" | "share";
  readonly collection: string;
  readonly id: string;
  /** Whether the entry has a draft, and whether it is published. */
  readonly hasDrafts: boolean;
  readonly isPublished: boolean;
};

type LinksDialogProps = { place: LinkPlace; onClose: () => void };

const WORDS = {
  preview: {
    title: "Preview link",
    description: "Whoever has it sees this draft as a page, as it is when they look. Nothing else.",
  },
  share: {
    title: "Share by a link",
    description: "Whoever has it sees this entry: what you may read of it, and no more.",
  },
};

/** Makes links to one entry, and shows those that there are. */
export function LinksDialog({ place, onClose }: LinksDialogProps) {
  const { org, purpose } = place;
  const { links, reload } = useLinks(org, place);
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} {...WORDS[purpose]}>
      <div className="flex flex-col gap-6">
        <NewLink place={place} onMade={() => void reload()} />
        <section className="flex flex-col gap-2">
          <h3 className="text-sm font-medium text-ink">Links to this entry</h3>
          <LinkLines {...{ org, links }} onRevoked={() => void reload()} />
        </section>
      </div>
    </Dialog>
  );
}
