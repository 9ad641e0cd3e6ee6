import { Newspaper, Plus } from "lucide-react";
import type { Metadata } from "next";
import { Card } from "@/app/_ui/card.tsx";
import { EmptyState } from "@/app/_ui/empty-state.tsx";
import { FilterBar } from "@/app/_ui/filter-bar.tsx";
import { LinkButton } from "@/app/_ui/link-button.tsx";
import { PageHeader } from "@/app/_ui/page-header.tsx";
import { RelativeTime } from "@/app/_ui/relative-time.tsx";
import { SearchField } from "@/app/_ui/search-field.tsx";
import { SelectField } from "@/app/_ui/select-field.tsx";
import { StatusBadge } from "@/app/_ui/status-badge.tsx";
import { Table, type Column } from "@/app/_ui/table.tsx";
import { listPostsUseCase, type PostSummary } from "@/lib/content/list-posts.ts";
import { loadPage } from "@/lib/doors/page/load-page.ts";
import { organizationOf, type OrganizationParams } from "../../_shell/organization-of.ts";
import { abilitiesIn } from "../../_shell/sections.ts";

export const metadata: Metadata = { title: "Posts" };

type PostsProps = OrganizationParams & { searchParams: Promise<{ q?: string; status?: string }> };

/** The posts, last touched first. */
export default async function PostsPage(props: PostsProps) {
  const { slug } = await organizationOf(props);
  const { q = "", status = "" } = await props.searchParams;
  const posts = await loadPage(listPostsUseCase, slug, {});
  const { can } = await abilitiesIn(slug);
  const shown = posts.filter((post) => matches(post, q, status));
  const base = `/admin/${slug}/posts`;
  const active = q !== "" || status !== "";
  return (
    <>
      <PageHeader
        title="Posts"
        description="What appears under /posts on the website, newest first."
        actions={
          can.createPosts && (
            <LinkButton href={`${base}/new`} variant="primary" icon={<Plus aria-hidden="true" />}>
              New post
            </LinkButton>
          )
        }
      >
        <FilterBar label="Posts" action={base} active={active}>
          <SearchField label="Find a post" defaultValue={q} />
          <SelectField
            label="Status"
            hideLabel
            name="status"
            defaultValue={status}
            placeholder="Every status"
            options={STATUSES}
          />
        </FilterBar>
      </PageHeader>
      <Card flush>
        <Table
          caption="Posts"
          columns={COLUMNS}
          rows={shown}
          rowKey={({ id }) => id}
          rowHref={({ id }) => `${base}/${id}`}
          empty={<NoPosts active={active} />}
        />
      </Card>
    </>
  );
}

function matches({ title, status, author }: PostSummary, q: string, wanted: string): boolean {
  const words = q.trim().toLocaleLowerCase();
  const text = `${title} ${author ?? ""}`.toLocaleLowerCase();
  return text.includes(words) && (wanted === "" || status === wanted);
}

function NoPosts({ active }: { active: boolean }) {
  return (
    <EmptyState icon={<Newspaper />} title={active ? "No post fits" : "No post yet"}>
      {active
        ? "Try another word or every status."
        : "News, stories, notes: what you write here stands under /posts."}
    </EmptyState>
  );
}

const COLUMNS: readonly Column<PostSummary>[] = [
  { key: "title", header: "Title", cell: ({ title }) => title },
  { key: "author", header: "Author", cell: ({ author }) => author ?? "–", from: "md" },
  {
    key: "published",
    header: "Published",
    tight: true,
    cell: ({ publishedAt }) => (publishedAt === null ? "–" : <RelativeTime value={publishedAt} />),
  },
  {
    key: "updated",
    header: "Edited",
    tight: true,
    from: "lg",
    cell: ({ updatedAt }) => <RelativeTime value={updatedAt} />,
  },
  {
    key: "status",
    header: "Status",
    tight: true,
    cell: ({ status }) => <StatusBadge status={status} />,
  },
];

const STATUSES = [
  { value: "published", label: "Published" },
  { value: "changed", label: "Changed" },
  { value: "draft", label: "Draft" },
  { value: "scheduled", label: "Scheduled" },
];
