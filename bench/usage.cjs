// Preloaded into a measured process: when it ends, says how much memory it had at most, in KiB.
process.on("exit", () => {
  require("node:fs").writeFileSync(process.env.BENCH_USAGE, String(process.resourceUsage().maxRSS));
});
