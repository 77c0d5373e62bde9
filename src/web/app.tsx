import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { queryClient } from './query.ts';
import { router } from './router.tsx';
import { styleNonce } from './theme/style-nonce.ts';
import { theme, variables } from './theme/theme.ts';
import { Toasts } from './ui/toast.tsx';

const colourScheme = localStorageColorSchemeManager({ key: 'inward.theme' });

/** Everything that all pages share. */
export function App() {
  return (
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={variables}
        colorSchemeManager={colourScheme}
        defaultColorScheme="auto"
        getStyleNonce={styleNonce}
      >
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
          <Toasts />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>
  );
}
