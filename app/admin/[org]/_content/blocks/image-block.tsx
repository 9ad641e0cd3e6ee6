"use client";

import { ImageOff } from "lucide-react";
import { useState } from "react";
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
      <Preview key={block.url} url={block.url} site={site} />
    </div>
  );
}

/** @NOTE The dashboard's own policy may refuse a foreign image that the website shows. */
function Preview({ url, site }: { url: string; site: string }) {
  const [failed, setFailed] = useState(false);
  const shown = url.startsWith("/") ? `${site}${url}` : url;
  const usable = /^(?:https?:\/\/|\/(?!\/))\S+$/u.test(url);
  return (
    <div className="grid min-h-32 place-items-center overflow-hidden rounded-md border bg-sunken text-center text-xs text-muted">
      {usable && !failed ? (
        // oxlint-disable-next-line nextjs/no-img-element -- any host, and never through our server
        <img
          src={shown}
          alt=""
          referrerPolicy="no-referrer"
          className="max-h-44 w-full object-contain"
          onError={() => setFailed(true)}
        />
      ) : (
        <span className="flex flex-col items-center gap-2 p-3">
          <ImageOff className="size-5 text-faint" aria-hidden="true" />
          {usable ? (
            <span>
              No preview here.{" "}
              <a
                href={shown}
                target="_blank"
                rel="noreferrer"
                className="text-accent-text underline"
              >
                Open image
              </a>
            </span>
          ) : (
            "Preview"
          )}
        </span>
      )}
    </div>
  );
}
