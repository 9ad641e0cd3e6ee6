/** Who may look at a file: `public` is for whoever gets onto the website, too. */
export const VISIBILITIES = ["public", "private"] as const;

export type Visibility = (typeof VISIBILITIES)[number];

/** A file as it is kept, whoever asks. */
export type StoredAsset = {
  readonly id: string;
  readonly filename: string;
  readonly title: string;
  readonly alt: string;
  readonly mediaType: string;
  readonly size: number;
  readonly digest: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly focalX: number;
  readonly focalY: number;
  readonly folder: string | null;
  readonly visibility: Visibility;
  readonly revision: number;
};
