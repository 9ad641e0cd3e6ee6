import { SearchX } from "lucide-react";
import { EmptyState } from "@/app/_ui/empty-state.tsx";
import { BackButton } from "./_shell/back-button.tsx";

/** What a member sees where nothing stands, or nothing they may see; the shell stays. */
export default function SectionNotFound() {
  return (
    <>
      <h1 className="sr-only">Not found</h1>
      <EmptyState
        icon={<SearchX />}
        title="There is nothing here that you may see"
        action={<BackButton />}
      >
        The address may be wrong, it may have been deleted, or your roles do not include it. An
        admin of this organization can tell.
      </EmptyState>
    </>
  );
}
