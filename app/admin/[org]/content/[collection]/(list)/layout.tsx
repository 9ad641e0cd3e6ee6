import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { contentPlaceOf, type ContentParams } from "../content-params.ts";

type LayoutProps = ContentParams & { children: ReactNode };

/** @NOTE Whoever may only add to a collection has no list of it. */
export default async function ListLayout({ children, params }: LayoutProps) {
  const { collection } = await contentPlaceOf({ params });
  return collection.can.read ? children : notFound();
}
