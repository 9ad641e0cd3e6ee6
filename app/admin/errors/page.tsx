import { BugOff } from "lucide-react";
import type { Metadata } from "next";
import {
  countColumn,
  lastColumn,
  whatColumn,
} from "@/app/_screens/browser-errors/error-columns.tsx";
import { KindBadge } from "@/app/_screens/browser-errors/kind-badge.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { EmptyState } from "@/app/_ui/empty-state.tsx";
import { LinkButton } from "@/app/_ui/link-button.tsx";
import { PageHeader } from "@/app/_ui/page-header.tsx";
import { Table, type Column } from "@/app/_ui/table.tsx";
import type { ClientError } from "@/lib/client-errors/client-error.ts";
import { instanceErrors } from "@/lib/doors/page/instance-errors.ts";
import { PlainFrame } from "../plain-frame.tsx";
import { ErrorDetails } from "./error-details.tsx";

export const metadata: Metadata = { title: "Errors before sign-in" };

/** What failed in browsers where no organization is known yet: for the owner of the instance. */
export default async function InstanceErrorsPage() {
  const errors = await instanceErrors();
  return (
    <PlainFrame>
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-4xl px-4 py-10">
        <PageHeader
          title="Errors before sign-in"
          description="What went wrong in browsers on pages of this instance that belong to no organization, such as sign-in. Kept for 30 days after it was last seen; only you, its owner, see this."
          actions={<LinkButton href="/admin">Your organizations</LinkButton>}
        />
        <Card flush>
          {errors.length === 0 ? (
            <EmptyState icon={<BugOff />} title="Nothing went wrong">
              An error on the sign-in page, or of somebody who is not signed in, appears here.
            </EmptyState>
          ) : (
            <Table
              caption="Errors before sign-in"
              columns={COLUMNS}
              rows={errors}
              rowKey={({ id }) => id}
            />
          )}
        </Card>
      </main>
    </PlainFrame>
  );
}

const COLUMNS: readonly Column<ClientError>[] = [
  whatColumn,
  { key: "kind", header: "Kind", tight: true, cell: ({ kind }) => <KindBadge kind={kind} /> },
  countColumn,
  lastColumn,
  {
    key: "more",
    header: "Details",
    hideHeader: true,
    tight: true,
    align: "end",
    cell: (error) => <ErrorDetails error={error} />,
  },
];
