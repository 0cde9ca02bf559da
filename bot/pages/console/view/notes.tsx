import { Button, Textarea } from '@fluentui/react-components';
import { NoteAdd20Regular } from '@fluentui/react-icons';
import type { Note } from '../../../staff-api/contract/conversation-detail.ts';
import { useWords } from '../words.ts';

export interface NotesProps {
  notes: readonly Note[];
  text: string;
  draft(text: string): void;
  write(): void;
}

/**
 * What staff tell each other about a conversation. It has a place, a colour and a button of its own, and Enter does not
 * save it, so that nobody takes it for the box in which one writes to the prospect.
 */
export function Notes({ notes, text, draft, write }: NotesProps) {
  const words = useWords();
  return (
    <div className="notes">
      <p className="notes-hint">{words.say('notesHint')}</p>
      {notes.length === 0 && <p className="soft">{words.say('noNotes')}</p>}
      <ul className="notes-list">
        {notes.map((note) => (
          <li key={note.id} className="note">
            <p className="message-by">
              <bdi>{note.agent.name}</bdi> <time dateTime={note.at}>{words.moment(note.at)}</time>
            </p>
            <p className="plain" dir="auto">
              {note.text}
            </p>
          </li>
        ))}
      </ul>
      <form
        className="note-form"
        onSubmit={(event) => {
          event.preventDefault();
          write();
        }}
      >
        <label htmlFor="note">{words.say('noteLabel')}</label>
        <Textarea
          id="note"
          className="note-text"
          value={text}
          maxLength={4000}
          dir="auto"
          resize="vertical"
          onChange={(_, { value }) => draft(value)}
        />
        <Button type="submit" icon={<NoteAdd20Regular />} disabled={text.trim() === ''}>
          {words.say('saveNote')}
        </Button>
      </form>
    </div>
  );
}
