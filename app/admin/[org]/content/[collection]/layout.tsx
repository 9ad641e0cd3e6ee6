import type { ReactNode } from "react";
import { contentPlaceOf, type ContentParams } from "./content-params.ts";

type LayoutProps = ContentParams & { children: ReactNode };

/** @NOTE Asked above the skeletons, so that the answer without leave is a true 404. */
export default async function ContentLayout({ children, params }: LayoutProps) {
  await contentPlaceOf({ params });
  return children;
}
