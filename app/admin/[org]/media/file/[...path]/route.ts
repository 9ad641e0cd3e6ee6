import { dashboardFile } from "@/lib/doors/media/dashboard-file.ts";

type Where = { params: Promise<{ org: string; path: string[] }> };

export async function GET(request: Request, { params }: Where): Promise<Response> {
  const { org, path } = await params;
  return dashboardFile(request, { org, path: `/media/${path.join("/")}` });
}
