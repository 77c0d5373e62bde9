/** What a connection tells. */
export interface Ears {
  readonly onOpen: () => void;
  readonly onLost: () => void;
  /** A topic that changed; `*` when any may have. */
  readonly onChange: (topic: string) => void;
}

/** Opens a connection for topics; what comes back ends it. */
export type OpenStream = (topics: readonly string[], ears: Ears) => () => void;

export interface Listener {
  readonly topics: readonly string[];
  /** One of the topics changed, or may have changed while nobody listened. */
  readonly onChange: () => void;
}

/** A page mounts its parts within a few frames; they share one request. */
const GATHER_MS = 50;
const FIRST_RETRY_MS = 2_000;
const LAST_RETRY_MS = 60_000;
/** As many as the server takes. */
const MOST_TOPICS = 50;

/**
 * The one connection that tells open screens about changes (`GET /api/live`). The topics of all listeners travel in one request, which
 * is made anew when they change; the old one ends when the new one is open, so that nothing falls between. Whoever begins to
 * listen is told once it is open: what they read before may have changed since.
 */
export class LiveLine {
  readonly #open: OpenStream;
  readonly #listeners = new Set<Listener>();
  // Those who may have missed something: not told yet since they began, or since the line was lost.
  readonly #unsure = new Set<Listener>();
  // Ends of connections whose place another took that is not open yet.
  readonly #replaced = new Set<() => void>();
  #stream: { readonly topics: string; readonly end: () => void; isOpen: boolean } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #retry = FIRST_RETRY_MS;
  #paused = false;

  constructor(open: OpenStream) {
    this.#open = open;
  }

  /** Listens until the function that comes back is called. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    this.#unsure.add(listener);
    this.#connectAfter(GATHER_MS);
    return () => {
      this.#listeners.delete(listener);
      this.#unsure.delete(listener);
      this.#connectAfter(GATHER_MS);
    };
  }

  /** Nobody looks at the page: the connection is given back, since a browser has only six for all tabs of a host (HTTP/1.1). */
  pause(): void {
    this.#paused = true;
    clearTimeout(this.#timer);
    this.#hangUp();
  }

  /** Somebody looks again; whatever changed meanwhile is told. */
  resume(): void {
    this.#paused = false;
    this.#connectAfter(0);
  }

  #connectAfter(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#connect(), wait);
  }

  #connect(): void {
    const topics = [...new Set([...this.#listeners].flatMap((listener) => listener.topics))];
    const wanted = topics.sort().slice(0, MOST_TOPICS);
    if (this.#paused || wanted.length === 0) {
      this.#hangUp();
    } else if (this.#stream?.topics !== wanted.join()) {
      if (this.#stream) this.#replaced.add(this.#stream.end);
      this.#stream = this.#begin(wanted);
    } else if (this.#stream.isOpen) {
      this.#reassure();
    }
  }

  #begin(topics: readonly string[]) {
    const end = this.#open(topics, {
      onOpen: () => {
        if (this.#stream !== stream) return;
        stream.isOpen = true;
        this.#retry = FIRST_RETRY_MS;
        this.#endReplaced();
        this.#reassure();
      },
      onLost: () => {
        if (this.#stream !== stream) return;
        this.#hangUp();
        this.#connectAfter(this.#retry * (0.75 + Math.random() / 2));
        this.#retry = Math.min(this.#retry * 2, LAST_RETRY_MS);
      },
      onChange: (topic) => {
        for (const listener of this.#listeners)
          if (topic === '*' || listener.topics.includes(topic)) listener.onChange();
      },
    });
    const stream = { topics: topics.join(), end, isOpen: false };
    return stream;
  }

  #reassure(): void {
    for (const listener of this.#unsure) listener.onChange();
    this.#unsure.clear();
  }

  #endReplaced(): void {
    for (const end of this.#replaced) end();
    this.#replaced.clear();
  }

  #hangUp(): void {
    this.#endReplaced();
    this.#stream?.end();
    this.#stream = null;
    for (const listener of this.#listeners) this.#unsure.add(listener);
  }
}
