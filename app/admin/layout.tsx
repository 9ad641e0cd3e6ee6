import type { ReactNode } from "react";
import { UiProvider } from "../_ui/ui-provider.tsx";

/** @NOTE Not in the root layout: whoever signs in would load what only the dashboard shows. */
export default function AdminLayout({ children }: { children: ReactNode }) {
  return <UiProvider>{children}</UiProvider>;
}
