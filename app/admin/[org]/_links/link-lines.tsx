"use client";

import { CopyButton } from "@/app/_ui/copy-button.tsx";
import { RelativeTime } from "@/app/_ui/relative-time.tsx";
import { Skeleton } from "@/app/_ui/skeleton.tsx";
import type { Link } from "@/lib/links/list-links.ts";
import { kindWords, usesWords } from "./link-words.ts";
import { RevokeLinkButton } from "./revoke-link-button.tsx";
import type { Links } from "./use-links.ts";

type LinkLinesProps = { org: string; links: Links; onRevoked: () => void };

/** The links to one entry that have not ended. */
export function LinkLines({ org, links, onRevoked }: LinkLinesProps) {
  if (links === null) return <Skeleton />;
  if (typeof links === "string") return <p className="text-sm text-danger-text">{links}</p>;
  if (links.length === 0) return <p className="text-sm text-muted">There is no link yet.</p>;
  return (
    <ul className="flex flex-col divide-y rounded-lg border">
      {links.map((link) => (
        <LinkLine key={link.id} {...{ org, link, onRevoked }} />
      ))}
    </ul>
  );
}

type LinkLineProps = { org: string; link: Link; onRevoked: () => void };

function LinkLine({ org, link, onRevoked }: LinkLineProps) {
  const { address, expiresAt, lastUsedAt, isMine, memberName } = link;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2 text-sm">
      <div className="min-w-0 flex-1 basis-40">
        <p className="text-ink">
          {kindWords(link)}
          {!isMine && <span className="text-muted"> · {memberName}</span>}
        </p>
        <p className="text-xs text-muted">
          Ends <RelativeTime value={expiresAt} /> · opened {usesWords(link)}
          {lastUsedAt !== null && (
            <>
              , last <RelativeTime value={lastUsedAt} />
            </>
          )}
        </p>
      </div>
      {address !== null && <CopyButton value={address} label="Copy link" />}
      <RevokeLinkButton {...{ org, id: link.id, what: kindWords(link), onRevoked }} />
    </li>
  );
}
