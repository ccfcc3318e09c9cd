// Preloaded into a measured process: when it ends, says how much CPU time it took, in seconds, and how much memory it had at most, in MiB.
process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage = { cpu: (userCPUTime + systemCPUTime) / 1e6, mebibytes: maxRSS / 1024 };
  require("node:fs").writeFileSync(process.env.BENCH_USAGE, JSON.stringify(usage));
});
