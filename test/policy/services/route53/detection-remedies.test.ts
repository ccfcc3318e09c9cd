import assert from "node:assert/strict";
import fc from "fast-check";
import { alarmRemedies, endpointRemedies } from "../../../../policy/services/route53/detection-remedies";

/** The number that follows a setting's name in a fix's text, else the present value. */
function set(words: string, setting: string, before: number): number {
  const found = new RegExp(`${setting} (\\d+)`).exec(words);
  return found ? Number(found[1]) : before;
}

describe("the cheapest fix of a health check", () => {
  it("keeps what it promises, and is missing only where nothing helps", () => {
    const settings = fc.record({
      threshold: fc.integer({ min: 1, max: 10 }),
      interval: fc.constantFrom(10, 30),
      wait: fc.constantFrom(6, 8, 10),
    });
    fc.assert(
      fc.property(settings, fc.integer({ min: 0, max: 150 }), ({ threshold, interval, wait }, limit) => {
        const { fastest, fix } = endpointRemedies("web", { threshold, interval, wait });
        const words = fix(limit);
        assert.equal(words === undefined, fastest > limit);
        if (words === undefined) return;
        const failures = set(words, "failureThreshold", threshold);
        assert.ok(failures * (set(words, "requestInterval", interval) + wait) <= limit, words);
        assert.ok(failures >= Math.min(2, threshold) && failures <= threshold, words);
      }),
      { numRuns: 400 },
    );
  });

  it("lowers the threshold first, no further than it must, and then the interval", () => {
    const { fix } = endpointRemedies("web", { threshold: 5, interval: 30, wait: 6 });
    assert.equal(fix(150), "failureThreshold 4 on web");
    assert.equal(fix(108), "failureThreshold 3 on web");
    assert.equal(fix(72), "failureThreshold 2 on web");
    assert.equal(fix(71), "requestInterval 10 and failureThreshold 4 on web (a new health check)");
    assert.equal(fix(31), undefined);
    const steady = endpointRemedies("web", { threshold: 2, interval: 30, wait: 6 });
    assert.equal(steady.fix(40), "requestInterval 10 on web (a new health check)");
  });
});

describe("the cheapest fix of an alarm", () => {
  it("keeps what it promises, and is missing only where nothing helps", () => {
    const settings = fc.record({
      periods: fc.integer({ min: 1, max: 10 }),
      period: fc.integer({ min: 1, max: 10 }).map((minutes) => minutes * 60),
      delay: fc.constant(60),
    });
    fc.assert(
      fc.property(settings, fc.integer({ min: 0, max: 1000 }), ({ periods, period, delay }, limit) => {
        const { fastest, fix } = alarmRemedies("quiet", { periods, period, delay });
        const words = fix(limit);
        assert.equal(words === undefined, fastest > limit);
        if (words === undefined) return;
        const [count, length] = [set(words, "evaluationPeriods", periods), set(words, "(?:and |^)period", period)];
        assert.ok(count * length + delay <= limit, words);
        assert.ok(length % 60 === 0 && length >= 60 && count >= 1, words);
      }),
      { numRuns: 400 },
    );
  });

  it("takes fewer periods first, then shorter ones, then one minute", () => {
    const { fix } = alarmRemedies("quiet", { periods: 3, period: 300, delay: 60 });
    assert.equal(fix(700), "evaluationPeriods 2 on the alarm quiet");
    assert.equal(fix(300), "period 60 on the alarm quiet");
    assert.equal(fix(120), "evaluationPeriods 1 and period 60 on the alarm quiet");
    assert.equal(fix(119), undefined);
  });
});
