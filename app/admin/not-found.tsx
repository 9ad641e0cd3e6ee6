import { GatePage } from "@/app/_ui/gate-page.tsx";
import { LinkButton } from "@/app/_ui/link-button.tsx";

/** What stands at an organization that is none of one's own, or none at all. */
export default function OrganizationNotFound() {
  return (
    <GatePage
      title="Not found"
      description="There is no organization at this address, or you are not a member of it."
    >
      <LinkButton href="/admin" variant="primary" wide>
        Your organizations
      </LinkButton>
    </GatePage>
  );
}
