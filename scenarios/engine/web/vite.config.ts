// One file comes out: script and style stand in the page, nothing is fetched, and the page's own
// policy allows that one script by its hash, so that no text from a run can ever become another.
import { createHash } from "node:crypto";
import { defineConfig, type Plugin } from "vite";

function inline(): Plugin {
  return {
    name: "inline",
    enforce: "post",
    generateBundle(_, bundle) {
      const page = bundle["index.html"];
      if (page?.type !== "asset") throw new Error("no index.html");
      let html = String(page.source);
      for (const [name, file] of Object.entries(bundle)) {
        if (file === page) continue;
        const base = name.replace(/^.*\//, "");
        if (file.type === "chunk") {
          const code = file.code.replaceAll("</script", "<\\/script").trim();
          const hash = createHash("sha256").update(code).digest("base64");
          html = html
            .replace(new RegExp(`\\s*<script[^>]*${base}[^>]*></script>`), "")
            .replace("SCRIPT_HASH", () => `'sha256-${hash}'`)
            .replace("</body>", () => `<script type="module">${code}</script>\n</body>`);
        } else if (name.endsWith(".css")) {
          html = html.replace(
            new RegExp(`<link[^>]*${base}[^>]*>`),
            () => `<style>${String(file.source).trim()}</style>`,
          );
        }
        delete bundle[name];
      }
      page.source = html;
    },
  };
}

export default defineConfig({
  base: "./",
  plugins: [inline()],
  build: {
    target: "es2022",
    modulePreload: false,
    cssCodeSplit: false,
    assetsInlineLimit: 1 << 20,
    rollupOptions: { output: { inlineDynamicImports: true } },
  },
});
