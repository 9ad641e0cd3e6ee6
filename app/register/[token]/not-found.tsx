import { DeadLink } from "@/app/_screens/dead-link.tsx";

/** A link to an account that is wrong, used or expired, or whose organization takes nobody any more. */
export default function NoRegistration() {
  return (
    <DeadLink>
      It was used already, has expired, or another one took its place. You can ask for a new one
      from the sign-in page.
    </DeadLink>
  );
}
