import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { IconCheck } from '#web/ui/icons.tsx';
import type { CaseRow } from './case-words.ts';
import classes from './speak.module.css';

/** «Me too», and following, as words in a line; each can be taken back. */
export function VoteButton({ one }: { one: CaseRow }) {
  const t = useT();
  const changes = { changes: ['conversation'] };
  const vote = useSend('conversation.vote', changes);
  const takeBack = useSend('conversation.takeVoteBack', changes);
  const follow = useSend('conversation.follow', changes);
  const unfollow = useSend('conversation.unfollow', changes);
  const error = vote.error ?? takeBack.error ?? follow.error ?? unfollow.error;
  const input = { caseId: one.id };
  return (
    <>
      {(one.can.vote || one.voted) && (
        <button
          type="button"
          className={classes['word']}
          aria-pressed={one.voted}
          onClick={() => (one.voted ? takeBack.mutate(input) : vote.mutate(input))}
        >
          {one.voted && <IconCheck size={16} />}
          {one.voted ? t('conversation:speak.meTaken') : t('conversation:speak.me')}
        </button>
      )}
      {one.can.follow && !one.mine && (
        <button
          type="button"
          className={classes['word']}
          aria-pressed={one.following}
          onClick={() => (one.following ? unfollow.mutate(input) : follow.mutate(input))}
        >
          {one.following ? t('conversation:speak.unfollow') : t('conversation:speak.follow')}
        </button>
      )}
      {error && <Failure error={error} />}
    </>
  );
}
