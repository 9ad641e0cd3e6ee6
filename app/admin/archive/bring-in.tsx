"use client";

import { useState } from "react";
import { UploadArea } from "@/app/_screens/uploads/upload-area.tsx";
import { UploadList } from "@/app/_screens/uploads/upload-list.tsx";
import { useUploads } from "@/app/_screens/uploads/use-upload.ts";
import { Callout } from "@/app/_ui/callout.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { LinkButton } from "@/app/_ui/link-button.tsx";
import { ProgressBar } from "@/app/_ui/progress-bar.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { arrive, type Arriving } from "./arrive.ts";

type BringInProps = {
  /** The organization that the file is sent through. */
  readonly org: string;
  /** Of the owner, who becomes Admin where nobody else could be. */
  readonly email: string;
};

/** Names the new organization, takes the file and tells how far it is. */
export function BringIn({ org, email }: BringInProps) {
  const [named, setNamed] = useState({ slug: "", name: "" });
  const [arriving, setArriving] = useState<Arriving>({ state: "none" });
  const uploads = useUploads({ org, purpose: "archive" });
  const isReady = SLUG.test(named.slug);
  return (
    <div className="flex flex-col gap-5">
      <Card title="The new organization" level={2}>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label="Slug"
            help="What it is called in addresses: lower-case letters, digits, hyphens."
            value={named.slug}
            onChange={({ target }) => setNamed({ ...named, slug: target.value })}
          />
          <TextField
            label="Name"
            help="Empty: as it is called in the archive."
            value={named.name}
            onChange={({ target }) => setNamed({ ...named, name: target.value })}
          />
        </div>
      </Card>
      <Card title="The archive" level={2}>
        <div className="flex flex-col gap-4">
          <UploadArea
            label="Choose an archive"
            accept=".gz,application/gzip"
            count="one"
            disabled={!isReady || uploads.isBusy || arriving.state === "under-way"}
            onFiles={(files) =>
              uploads.add(files, ({ id }) => arrive({ org, upload: id, ...named }, setArriving))
            }
          >
            {isReady ? "A .tar.gz as Export writes it." : "Give it a slug first."}
          </UploadArea>
          <UploadList uploads={uploads} />
          <Told arriving={arriving} />
        </div>
      </Card>
      <p className="text-sm text-muted">
        Its website begins private. People are found by their e-mail address, and whom this instance
        does not know is invited; where no Admin could sign in, {email} becomes one.
      </p>
    </div>
  );
}

const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/;

function Told({ arriving }: { arriving: Arriving }) {
  if (arriving.state === "under-way") {
    const { label, bytes, total } = arriving;
    return <ProgressBar label={label} value={bytes} max={Math.max(1, total)} />;
  }
  if (arriving.state !== "done") return null;
  const { slug, name, invited, madeAdmin } = arriving;
  return (
    <Callout
      tone="success"
      title={`${name} is here`}
      action={madeAdmin && <LinkButton href={`/admin/${slug}`}>Open it</LinkButton>}
    >
      {invited.length > 0 && <p>To be invited by its Admin: {invited.join(", ")}.</p>}
      <p>Domains need new keys, members new tokens.</p>
    </Callout>
  );
}
