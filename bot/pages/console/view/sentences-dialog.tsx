import { useState } from 'react';
import { insertables } from '../../../staff-api/contract/acts.ts';
import { useWords } from '../words.ts';
import { Choices } from './choices.tsx';
import { DialogFrame } from './dialog-frame.tsx';
import { ErrorLine } from './error-line.tsx';
import { Markdown } from './markdown.tsx';
import { useAsked } from './use-asked.ts';

export interface SentencesDialogProps {
  id: string;
  /** The prospect's, by its tag. */
  language: string;
  close(): void;
  insert(key: string, text: string): void;
}

/** The sentences of the guide, to be said in the prospect's language by somebody who need not speak it. */
export function SentencesDialog({ id, language, close, insert }: SentencesDialogProps) {
  const words = useWords();
  const answer = useAsked(`/conversations/${encodeURIComponent(id)}/insertables`, insertables);
  const [chosen, setChosen] = useState<string>();
  const items = answer?.ok ? answer.value.items : [];
  const picked = items.find(({ key }) => key === chosen);
  return (
    <DialogFrame
      title={words.say('sentencesTitle', { language: words.language(language) })}
      close={close}
      action={{
        label: words.say('send'),
        disabled: !picked,
        run() {
          if (picked) insert(picked.key, picked.prospectText);
          close();
        },
      }}
    >
      <ErrorLine code={answer && !answer.ok ? answer.code : undefined} />
      <Choices
        choices={
          answer &&
          items.map(({ key, group, title, text, prospectText }) => ({
            id: key,
            group: words.say(`group-${group}`),
            text: `${title} ${text} ${prospectText}`,
            shown: (
              <>
                <strong>{title}</strong>
                <Markdown text={text} />
                {prospectText !== text && (
                  <div className="choice-theirs" lang={language}>
                    <Markdown text={prospectText} />
                  </div>
                )}
              </>
            ),
          }))
        }
        chosen={chosen}
        choose={setChosen}
        empty={words.say('noSentences')}
      />
    </DialogFrame>
  );
}
