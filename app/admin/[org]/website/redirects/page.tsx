import type { Metadata } from "next";
import { loadPage } from "@/lib/doors/page/load-page.ts";
import { listRedirects } from "@/lib/redirects/list-redirects.ts";
import { organizationOf, type OrganizationParams } from "../../_shell/organization-of.ts";
import { abilitiesIn } from "../../_shell/sections.ts";
import { RedirectsCard } from "./redirects-card.tsx";

export const metadata: Metadata = { title: "Redirects" };

type PageProps = OrganizationParams & {
  searchParams: Promise<{ words?: string | string[]; after?: string | string[] }>;
};

/** Old addresses of the website, and where they lead. */
export default async function RedirectsPage(props: PageProps) {
  const { slug } = await organizationOf(props);
  const { can } = await abilitiesIn(slug);
  const { words, after } = await props.searchParams;
  const asked = {
    words: typeof words === "string" ? words.slice(0, 200) : "",
    after: typeof after === "string" && /^[\da-f-]{36}$/.test(after) ? after : null,
  };
  const found = await loadPage(listRedirects, slug, asked);
  return <RedirectsCard org={slug} {...found} words={asked.words} canChange={can.changeSite} />;
}
