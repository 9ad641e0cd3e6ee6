import { Callout } from "@/app/_ui/callout.tsx";
import { LinkButton } from "@/app/_ui/link-button.tsx";
import { listOwnOrganizations } from "@/lib/doors/page/own-organizations.ts";
import { ownRoles } from "@/lib/doors/page/own-roles.ts";

/** Why somebody was led here: an organization of theirs asks for a second factor, until there is one. */
export async function FactorWanted({ slug }: { slug: string | string[] | undefined }) {
  const own = await listOwnOrganizations();
  const wanting = own.find((organization) => organization.slug === slug);
  if (wanting === undefined) return null;
  const isWanted = (await ownRoles(wanting.slug)) === null;
  if (isWanted) {
    return (
      <Callout tone="warning" title={`${wanting.name} asks for a second factor`}>
        Set up an authenticator app or a passkey below. Until then you can do nothing in this
        organization; in others nothing changes.
      </Callout>
    );
  }
  return (
    <Callout
      tone="success"
      title="Your second factor is set up"
      action={
        <LinkButton href={`/admin/${wanting.slug}`} size="sm">
          Go to {wanting.name}
        </LinkButton>
      }
    />
  );
}
