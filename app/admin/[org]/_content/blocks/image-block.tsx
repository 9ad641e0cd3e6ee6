"use client";

import { ImageIcon } from "lucide-react";
import { isShownImage } from "@/app/_screens/shown-image.ts";
import { TextField } from "@/app/_ui/text-field.tsx";
import type { Block } from "@/lib/content/entry-data.ts";
import { errorAt, type FieldErrors } from "../entry-draft.ts";

type Image = Extract<Block, { kind: "image" }>;

type ImageBlockProps = {
  block: Image;
  path: string;
  errors: FieldErrors;
  readOnly: boolean;
  site: string;
  onChange: (block: Block) => void;
};

/** An image by its address, with what it shows in words. */
export function ImageBlock({ block, path, errors, readOnly, site, onChange }: ImageBlockProps) {
  const field = (name: "url" | "alt" | "caption") => ({
    value: block[name],
    readOnly,
    error: errorAt(errors, `${path}.${name}`),
    onChange: (event: { target: { value: string } }) =>
      onChange({ ...block, [name]: event.target.value }),
  });
  return (
    <div className="grid gap-4 rounded-lg border border-line-strong bg-surface p-4 sm:grid-cols-[minmax(0,1fr)_11rem]">
      <div className="flex min-w-0 flex-col gap-4">
        <TextField
          label="Address of the image"
          placeholder="https://… or /…"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          {...field("url")}
        />
        <TextField
          label="Alternative text"
          help="What the image shows, for those who do not see it. Empty for mere decoration."
          {...field("alt")}
        />
        <TextField label="Caption" optional {...field("caption")} />
      </div>
      <Preview block={block} site={site} />
    </div>
  );
}

/** What will stand there: the picture where the dashboard may show it, otherwise the way to it. */
function Preview({ block: { url, caption }, site }: { block: Image; site: string }) {
  const usable = /^(?:https?:\/\/|\/(?!\/))\S+$/u.test(url);
  return (
    <figure className="flex min-h-32 flex-col items-center justify-center gap-2 overflow-hidden rounded-md border bg-sunken p-3 text-center text-xs text-muted">
      {isShownImage(url) ? (
        // oxlint-disable-next-line nextjs/no-img-element -- a file of this instance, as it is
        <img src={url} alt="" className="max-h-40 w-full rounded-sm object-contain" />
      ) : (
        <ImageIcon className="size-6 text-faint" aria-hidden="true" />
      )}
      {usable ? (
        <a
          href={url.startsWith("/") ? `${site}${url}` : url}
          target="_blank"
          rel="noreferrer"
          className="text-accent-text underline"
        >
          Open image
        </a>
      ) : (
        "No image yet"
      )}
      {usable && caption !== "" && <figcaption className="wrap-anywhere">{caption}</figcaption>}
    </figure>
  );
}
