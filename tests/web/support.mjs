// A browser, the page as the build made it, and made-up runs to put into it.

import { readFileSync, writeFileSync, mkdirSync, existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");
export const PAGE = process.env.WINDTUNNEL_PAGE;  // The folder that the build made the page in.
export const OUT = process.env.WINDTUNNEL_SHOTS ?? join(process.env.TMPDIR ?? "/tmp", "wt-shots");
mkdirSync(OUT, { recursive: true });

const CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

export async function browser() {
  const { chromium } = createRequire(import.meta.url)("playwright-core");
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? CHROMIUM.find(existsSync),
    args: ["--no-sandbox", "--disable-gpu"],
  });
}

export const fake = async (options) => (await made("fake")).fake(options);
export const fakeSweep = async (seeds) => (await made("fake_sweep")).fakeSweep(seeds);

async function made(name) {
  const esbuild = createRequire(join(PAGE, "package.json"))("esbuild");
  const { outputFiles } = await esbuild.build({
    entryPoints: [join(ROOT, `scenarios/engine/web/dev/${name}.ts`)],
    bundle: true, format: "esm", write: false,
  });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
}

// What ReportHtml does.
export function reportFile(name, report) {
  const template = readFileSync(join(PAGE, "dist/index.html"), "utf8");
  const open = '<script type="application/json" id="run">';
  const json = typeof report === "string" ? report
    : JSON.stringify(report).replaceAll("<", "\\u003c");
  const file = join(OUT, name);
  writeFileSync(file, template.replace(open, () => open + json));
  return file;
}

// Opens a file and notes all that a report must not do.
export async function open(chrome, file, { width = 1440, scheme = "light" } = {}) {
  const page = await chrome.newPage({ viewport: { width, height: 900 }, colorScheme: scheme });
  page.setDefaultTimeout(60_000);
  const wrongs = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") wrongs.push(message.text());
  });
  page.on("pageerror", (error) => wrongs.push(String(error)));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith("file:") && !url.startsWith("data:")) wrongs.push(`asked for ${url}`);
  });
  await page.goto(pathToFileURL(file).href);
  await page.waitForFunction(
    () => window.windtunnel !== undefined ||
      document.querySelector("[role=alert], #front"));
  await page.waitForTimeout(150);
  return { page, wrongs };
}
