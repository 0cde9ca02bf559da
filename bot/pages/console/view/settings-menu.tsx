import {
  Button,
  Menu,
  MenuDivider,
  MenuItem,
  MenuItemCheckbox,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { Settings20Regular } from '@fluentui/react-icons';
import { chime } from '../desk/chime.ts';
import { forgetDrafts } from '../desk/drafts.ts';
import type { Preferences } from '../desk/preferences.ts';
import { anything, tell } from '../line/call.ts';
import { useWords } from '../words.ts';

const looks = ['system', 'light', 'dark'] as const;

export interface SettingsMenuProps {
  preferences: Preferences;
  prefer(change: Partial<Preferences>): void;
}

/** What somebody chooses for themselves in this browser, and signing out. */
export function SettingsMenu({ preferences, prefer }: SettingsMenuProps) {
  const words = useWords();
  const signOut = async () => {
    forgetDrafts();
    await tell('/session/end', {}, anything);
    location.assign('/console/sign-in');
  };
  return (
    <Menu
      checkedValues={{ sound: preferences.sound ? ['on'] : [], look: [preferences.theme] }}
      onCheckedValueChange={(_, { name, checkedItems }) => {
        if (name === 'look') prefer({ theme: looks.find((look) => checkedItems.includes(look)) ?? 'system' });
        else prefer({ sound: checkedItems.includes('on') });
        if (name === 'sound' && checkedItems.includes('on')) chime();
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<Settings20Regular />} aria-label={words.say('settings')} />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItemCheckbox name="sound" value="on">
            {words.say('sound')}
          </MenuItemCheckbox>
          <MenuDivider />
          {looks.map((look) => (
            <MenuItemRadio key={look} name="look" value={look}>
              {words.say(`look-${look}`)}
            </MenuItemRadio>
          ))}
          <MenuDivider />
          <MenuItem onClick={() => void signOut()}>{words.say('signOut')}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
