import { chromium } from "@playwright/test";
import sharp from "sharp";
import { readFileSync } from "node:fs";
import { browserLaunch } from "./tests/support/browser.ts";
const demo = JSON.parse(readFileSync("/tmp/library-data/demo.json","utf8"));
const user = demo.organizations[0].users[0];
const browser = await chromium.launch(await browserLaunch());
const which = process.argv.slice(2);
for (const kind of ["wide","phone"]) {
  if (which.length && !which.includes(kind)) continue;
  const context = await browser.newContext({ baseURL: demo.root, viewport: kind==="wide"?{width:1280,height:860}:{width:390,height:800}, colorScheme: kind==="wide"?"light":"dark", hasTouch: kind==="phone" });
  const page = await context.newPage();
  page.on("console", m => { if (m.type()==="error"||m.type()==="warning") console.log(kind, m.type(), m.text().slice(0,300)); });
  page.on("pageerror", e => console.log(kind, "PAGEERROR", String(e).slice(0,400)));
  const img = await sharp({create:{width:1200,height:800,channels:3,background:"#88aacc"}}).composite([{input:Buffer.from('<svg width="1200" height="800"><circle cx="800" cy="300" r="180" fill="#f4d58d"/><rect y="560" width="1200" height="240" fill="#47607a"/></svg>')}]).jpeg().toBuffer();
  if (process.env.FAKE) await page.route("**/media/file/**", r => r.fulfill({ body: img, contentType: "image/jpeg" }));
  page.setDefaultTimeout(120000);
  await page.goto("/login");
  await page.getByLabel("Email").fill(user.email);
  await page.getByLabel("Password",{exact:true}).fill(user.password);
  await page.getByRole("button",{name:"Sign in"}).click();
  await page.waitForURL("**/admin**");
  const shot = (n:string) => page.screenshot({ path: `/tmp/library-shots/${kind}-${n}.png` });
  await page.goto("/admin/acme/media"); await page.waitForLoadState("networkidle"); await page.waitForTimeout(1500);
  await shot("grid");
  if (kind==="wide") {
    await page.getByRole("button",{name:"As a list"}).click(); await page.waitForTimeout(400); await shot("list");
    await page.getByRole("button",{name:"As pictures"}).click();
    await page.getByLabel("Choose portrait.png").check(); await page.getByLabel("Choose terms.pdf").check(); await page.waitForTimeout(300); await shot("chosen");
    await page.getByRole("button",{name:"Delete"}).last().click(); await page.waitForTimeout(2500); await shot("delete");
    await page.keyboard.press("Escape"); await page.getByRole("button",{name:"Choose none"}).click();
  }
  await page.getByRole("link",{name:"harbour-at-dawn.jpg"}).click(); await page.getByRole("dialog").waitFor(); await page.waitForTimeout(3000); await shot("detail");
  await page.keyboard.press("Escape"); await page.waitForTimeout(1500);
  await page.goto("/admin/acme/posts/new"); await page.getByRole("button",{name:"Image"}).first().waitFor(); await page.getByRole("button",{name:"Image"}).first().click(); await page.getByRole("dialog").waitFor(); await page.waitForTimeout(2500); await shot("picker");
  await context.close();
}
await browser.close();
