// Mocha's own spec reporter, which besides writes the run's figures to the file that MOCHA_REPORT names: .ci/run sums them.
const { writeFileSync } = require("node:fs");
const Mocha = require("mocha");

module.exports = class extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once("end", () => {
      const { passes, failures, pending } = this.stats;
      if (process.env.MOCHA_REPORT) writeFileSync(process.env.MOCHA_REPORT, `${passes} ${failures} ${pending}\n`);
    });
  }
};
