import assert from "node:assert/strict";
import { oldestOf, visibilityOf, type Consumer } from "../../../components/topology/queues";

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

const consumer = (timeout: number, window: number): Consumer => ({
  function: "worker",
  path: "holdfast:functions.worker.sources.orders",
  timeout,
  window,
  reservedConcurrency: undefined,
});

describe("the visibility timeout of a queue", () => {
  it("is six timeouts and the batch window of its slowest consumer, whichever is first", () => {
    const [fast, slow] = [consumer(10, 0), consumer(60, 20)];
    assert.equal(visibilityOf({}, [fast, slow]), 6 * 60 + 20);
    assert.equal(visibilityOf({}, [slow, fast]), 6 * 60 + 20);
  });

  it("is as set, else SQS's 30 s where no function consumes", () => {
    assert.equal(visibilityOf({ visibilityTimeout: 5 }, [consumer(60, 0)]), 5);
    assert.equal(visibilityOf({}, []), 30);
  });
});

describe("the age of the oldest message that raises the alarm", () => {
  const queue = { retention: 4 * DAY, delay: 0, maxReceives: 5, oldest: undefined };

  it("is 15 minutes, or two tries after the queue's delay where these take longer", () => {
    assert.equal(oldestOf(queue, 30), 15 * MINUTE);
    assert.equal(oldestOf(queue, 10 * MINUTE), 20 * MINUTE);
    assert.equal(oldestOf({ ...queue, delay: 15 * MINUTE }, 10 * MINUTE), 35 * MINUTE);
  });

  it("is half of what the retention leaves before all tries, where that is less", () => {
    // 60 min less 5 min of delay and 5 tries of 5 min: 30 min are left.
    const short = { ...queue, retention: 60 * MINUTE, delay: 5 * MINUTE };
    assert.equal(oldestOf(short, 5 * MINUTE), 15 * MINUTE);
    assert.equal(oldestOf({ ...short, retention: 50 * MINUTE }, 5 * MINUTE), 10 * MINUTE);
  });
});
