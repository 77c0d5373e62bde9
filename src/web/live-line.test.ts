import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Ears, LiveLine } from './live-line.ts';

interface FakeStream {
  readonly topics: readonly string[];
  readonly ears: Ears;
  closed: boolean;
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function lineWithStreams() {
  const streams: FakeStream[] = [];
  const line = new LiveLine((topics, ears) => {
    const stream = { topics, ears, closed: false };
    streams.push(stream);
    return () => {
      stream.closed = true;
    };
  });
  const listen = (...topics: string[]) => {
    const onChange = vi.fn();
    return { onChange, end: line.listen({ topics, onChange }) };
  };
  const latest = () => streams.at(-1) ?? expect.unreachable('no connection was opened');
  return { line, streams, listen, latest };
}

test('the parts of a page share one connection, and each hears only of its own topics', () => {
  const { streams, listen, latest } = lineWithStreams();
  const [one, other] = [listen('a', 'b'), listen('b', 'c')];
  vi.advanceTimersByTime(50);
  expect(streams.map(({ topics }) => topics)).toEqual([['a', 'b', 'c']]);
  latest().ears.onOpen();
  one.onChange.mockClear();
  other.onChange.mockClear();
  latest().ears.onChange('a');
  expect([one.onChange.mock.calls.length, other.onChange.mock.calls.length]).toEqual([1, 0]);
  latest().ears.onChange('b');
  expect([one.onChange.mock.calls.length, other.onChange.mock.calls.length]).toEqual([2, 1]);
  latest().ears.onChange('*');
  expect([one.onChange.mock.calls.length, other.onChange.mock.calls.length]).toEqual([3, 2]);
});

test('whoever begins to listen is told once the line is open, and others are not asked again for it', () => {
  const { listen, latest } = lineWithStreams();
  const one = listen('a');
  vi.advanceTimersByTime(50);
  expect(one.onChange).not.toHaveBeenCalled();
  latest().ears.onOpen();
  expect(one.onChange).toHaveBeenCalledTimes(1);
  const other = listen('b');
  vi.advanceTimersByTime(50);
  latest().ears.onOpen();
  expect(other.onChange).toHaveBeenCalledTimes(1);
  expect(one.onChange).toHaveBeenCalledTimes(1);
});

test('other topics are asked for on a new connection before the old one ends', () => {
  const { streams, listen } = lineWithStreams();
  const one = listen('a');
  vi.advanceTimersByTime(50);
  const [first] = streams;
  first?.ears.onOpen();
  one.onChange.mockClear();
  listen('b');
  vi.advanceTimersByTime(50);
  const second = streams[1];
  expect(second?.topics).toEqual(['a', 'b']);
  expect(first?.closed).toBe(false);
  first?.ears.onChange('a');
  expect(one.onChange).toHaveBeenCalledTimes(1);
  second?.ears.onOpen();
  expect(first?.closed).toBe(true);
});

test('a connection that is replaced before it opened leaves none behind', () => {
  const { streams, listen, latest } = lineWithStreams();
  for (const topic of ['a', 'b', 'c']) {
    listen(topic);
    vi.advanceTimersByTime(50);
  }
  const late = listen('c');
  vi.advanceTimersByTime(50);
  expect(late.onChange).not.toHaveBeenCalled();
  latest().ears.onOpen();
  expect(late.onChange).toHaveBeenCalledTimes(1);
  expect(streams.map(({ closed }) => closed)).toEqual([true, true, false]);
});

test('the connection ends with the last listener', () => {
  const { listen, latest } = lineWithStreams();
  const one = listen('a');
  vi.advanceTimersByTime(50);
  latest().ears.onOpen();
  one.end();
  vi.advanceTimersByTime(50);
  expect(latest().closed).toBe(true);
});

test('a lost connection is made again, later each time, and what was missed is told', () => {
  const { streams, listen, latest } = lineWithStreams();
  const one = listen('a');
  vi.advanceTimersByTime(50);
  latest().ears.onOpen();
  one.onChange.mockClear();
  latest().ears.onLost();
  vi.advanceTimersByTime(2_500);
  expect(streams).toHaveLength(2);
  latest().ears.onLost();
  vi.advanceTimersByTime(2_500);
  expect(streams).toHaveLength(2);
  vi.advanceTimersByTime(2_500);
  expect(streams).toHaveLength(3);
  expect(one.onChange).not.toHaveBeenCalled();
  latest().ears.onOpen();
  expect(one.onChange).toHaveBeenCalledTimes(1);
});

test('a page that nobody looks at holds no connection, and catches up when somebody does', () => {
  const { line, streams, listen, latest } = lineWithStreams();
  const one = listen('a');
  vi.advanceTimersByTime(50);
  latest().ears.onOpen();
  one.onChange.mockClear();
  line.pause();
  expect(latest().closed).toBe(true);
  vi.advanceTimersByTime(120_000);
  expect(streams).toHaveLength(1);
  line.resume();
  vi.advanceTimersByTime(50);
  expect(streams).toHaveLength(2);
  latest().ears.onOpen();
  expect(one.onChange).toHaveBeenCalledTimes(1);
});
