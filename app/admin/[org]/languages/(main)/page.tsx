import type { Metadata } from "next";
import { languageOf } from "@/app/_screens/languages/language.ts";
import { Card } from "@/app/_ui/card.tsx";
import { PageHeader } from "@/app/_ui/page-header.tsx";
import { getLocales } from "@/lib/content/locales/get-locales.ts";
import { loadPage } from "@/lib/doors/page/load-page.ts";
import { organizationOf, type OrganizationParams } from "../../_shell/organization-of.ts";
import { abilitiesIn } from "../../_shell/sections.ts";
import { LanguagesForm } from "../languages-form.tsx";

export const metadata: Metadata = { title: "Languages" };

/** The languages of the organization's content, and the order that they are offered in. */
export default async function LanguagesPage(props: OrganizationParams) {
  const { slug } = await organizationOf(props);
  const { locales } = await loadPage(getLocales, slug, {});
  const { can } = await abilitiesIn(slug);
  return (
    <>
      <PageHeader
        title="Languages"
        description="What content can be written in. The default is read wherever another language says nothing."
      />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <LanguagesForm
          org={slug}
          languages={locales.map(languageOf)}
          canChange={can.changeLanguages}
        />
        <Card title="How it works" level={2}>
          <ul className="list-disc space-y-2 pl-4 text-sm text-muted">
            <li>A field has a value for each language once its collection says so for it.</li>
            <li>What says nothing in a language is read in the default one, field by field.</li>
            <li>Each language is published by itself, or all of them at once.</li>
            <li>
              Programs name one in the address that they ask, as in{" "}
              <code className="whitespace-nowrap">?inLocale=de</code>.
            </li>
          </ul>
        </Card>
      </div>
    </>
  );
}
