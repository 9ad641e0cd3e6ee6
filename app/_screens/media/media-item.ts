/** A file of the media library, as lists and pickers show it. */
export type MediaItem = {
  readonly id: string;
  readonly filename: string;
  readonly title: string;
  readonly alt: string;
  readonly mediaType: string;
  /** In bytes. */
  readonly size: number;
  /** In pixels; null: no image. */
  readonly width: number | null;
  readonly height: number | null;
  /** What a cut keeps in its middle: from the left and from above, between 0 and 1. */
  readonly focalX: number;
  readonly focalY: number;
  readonly visibility: "public" | "private";
  readonly folder: string | null;
  readonly createdAt: string;
  /** Null: one may not change it. */
  readonly revision: number | null;
};

export type MediaFolder = {
  readonly id: string;
  readonly name: string;
  readonly parent: string | null;
  readonly revision: number;
};

export type MediaPage = { readonly items: readonly MediaItem[]; readonly next: string | null };
